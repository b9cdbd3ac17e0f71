import Grammar

/// `paper list`: lists papers.
enum PaperList {
    static let command = Descriptions.paper.listCommand(
        summary: Bilingual(
            "Lists papers.",
            "试卷列表。"
        ),
        source: "H01",
        examples: [
            "paper list",
            "paper list where=\"subject=语文\"",
        ]
    )
}
