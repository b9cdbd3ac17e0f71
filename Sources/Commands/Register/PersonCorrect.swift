import Grammar

/// `person correct`: corrects what was recorded wrongly of a person.
enum PersonCorrect {
    static let command = Descriptions.person.correctCommand(
        summary: Bilingual(
            "Corrects what was recorded wrongly of a person.",
            "更正人员登记有误的内容。"
        ),
        examples: [
            "person correct R001 born=1975 reason=录入有误"
        ]
    )
}
