import Grammar

/// `test remove`: removes a test without papers and results.
enum TestRemove {
    static let command = Descriptions.test.removeCommand(
        summary: Bilingual(
            "Removes a test without papers and results.",
            "删除没有试卷和成绩的测验。"
        ),
        examples: [
            "test remove 2024-12"
        ]
    )
}
