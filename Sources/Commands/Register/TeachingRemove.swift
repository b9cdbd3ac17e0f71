import Grammar

/// `teaching remove`: removes a teaching assignment that never was.
enum TeachingRemove {
    static let command = Descriptions.teaching.removeCommand(
        summary: Bilingual(
            "Removes a teaching assignment that never was.",
            "删除从未发生的任课。"
        ),
        examples: [
            "teaching remove TA-1"
        ]
    )
}
