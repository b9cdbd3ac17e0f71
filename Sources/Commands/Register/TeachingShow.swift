import Grammar

/// `teaching show`: shows a teaching assignment.
enum TeachingShow {
    static let command = Descriptions.teaching.showCommand(
        summary: Bilingual(
            "Shows a teaching assignment.",
            "查看一条任课。"
        ),
        examples: [
            "teaching show TA-1"
        ]
    )
}
