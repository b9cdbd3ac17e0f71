import Grammar

/// `unit show`: shows a unit with all its fields.
enum UnitShow {
    static let command = Descriptions.unit.showCommand(
        summary: Bilingual(
            "Shows a unit with all its fields.",
            "查看一个单位。"
        ),
        examples: [
            "unit show hetu",
            "unit show 河图小学 asof=2024-10-01",
        ]
    )
}
