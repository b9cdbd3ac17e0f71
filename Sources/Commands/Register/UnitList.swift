import Grammar

/// `unit list`: lists units.
enum UnitList {
    static let command = Descriptions.unit.listCommand(
        summary: Bilingual(
            "Lists units.",
            "单位列表。"
        ),
        source: "L01",
        examples: [
            "unit list",
            "unit list where=\"kind=primary\" show=id,name",
            "unit list by=kind",
        ]
    )
}
