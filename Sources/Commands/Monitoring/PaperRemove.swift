import Grammar

/// `paper remove`: removes a paper that has no results.
enum PaperRemove {
    static let command = Descriptions.paper.removeCommand(
        summary: Bilingual(
            "Removes a paper that has no results.",
            "删除没有成绩的试卷。"
        ),
        examples: [
            "paper remove hetu/2024-11/3/语文"
        ]
    )
}
