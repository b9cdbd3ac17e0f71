import Grammar

/// `person set`: records that from a day on a person is otherwise.
enum PersonSet {
    static let command = Descriptions.person.setCommand(
        summary: Bilingual(
            "Records that from a day on a person is otherwise.",
            "登记人员自某日起的变更。"
        ),
        examples: [
            "person set R001 degree=master from=2024-09-01"
        ]
    )
}
