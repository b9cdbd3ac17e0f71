import Grammar

/// `person show`: shows a person with all fields.
enum PersonShow {
    static let command = Descriptions.person.showCommand(
        summary: Bilingual(
            "Shows a person with all fields.",
            "查看一个人员。"
        ),
        examples: [
            "person show R001"
        ]
    )
}
