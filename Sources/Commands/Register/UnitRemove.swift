import Grammar

/// `unit remove`: removes a unit to which nothing refers.
enum UnitRemove {
    static let command = Descriptions.unit.removeCommand(
        summary: Bilingual(
            "Removes a unit to which nothing refers.",
            "删除没有被引用的单位。"
        ),
        examples: [
            "unit remove empty"
        ]
    )
}
