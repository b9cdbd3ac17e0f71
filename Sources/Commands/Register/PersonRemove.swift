import Grammar

/// `person remove`: removes a person to whom nothing refers.
enum PersonRemove {
    static let command = Descriptions.person.removeCommand(
        summary: Bilingual(
            "Removes a person to whom nothing refers.",
            "删除没有被引用的人员。"
        ),
        examples: [
            "person remove R001"
        ]
    )
}
