import Grammar

/// `unit correct`: corrects what was recorded wrongly of a unit.
enum UnitCorrect {
    static let command = Descriptions.unit.correctCommand(
        summary: Bilingual(
            "Corrects what was recorded wrongly of a unit.",
            "更正单位登记有误的内容。"
        ),
        examples: [
            "unit correct hetu area=道里 reason=录入有误"
        ],
        check: ParentCheck.unit
    )
}
