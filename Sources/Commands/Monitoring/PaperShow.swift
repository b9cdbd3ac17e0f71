import Grammar

/// `paper show`: shows a paper.
enum PaperShow {
    static let command = Descriptions.paper.showCommand(
        summary: Bilingual(
            "Shows a paper.",
            "查看一张试卷。"
        ),
        source: "H01",
        examples: [
            "paper show hetu/2024-10/3/语文"
        ]
    )
}
