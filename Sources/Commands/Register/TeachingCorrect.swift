import Grammar

/// `teaching correct`: corrects a teaching assignment.
enum TeachingCorrect {
    static let command = Descriptions.teaching.correctCommand(
        summary: Bilingual(
            "Corrects a teaching assignment.",
            "更正一条任课。"
        ),
        examples: [
            "teaching correct TA-1 subject=数学 reason=录入有误"
        ]
    )
}
