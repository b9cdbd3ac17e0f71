import Grammar

/// `person list`: lists the persons in post, with their roles.
enum PersonList {
    static let command = Descriptions.person.listCommand(
        summary: Bilingual(
            "Lists the persons in post, with their roles.",
            "在岗人员列表。"
        ),
        examples: [
            "person list",
            "person list where=\"roles=researcher\"",
        ]
    )
}
