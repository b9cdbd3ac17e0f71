import Grammar

/// `unit set`: records that from a day on a unit is otherwise.
enum UnitSet {
    static let command = Descriptions.unit.setCommand(
        summary: Bilingual(
            "Records that from a day on a unit is otherwise.",
            "登记单位自某日起的变更。"
        ),
        examples: [
            "unit set hetu area=南岗区 from=2025-01-01"
        ],
        check: ParentCheck.unit
    )
}
