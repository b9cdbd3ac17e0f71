import Grammar

/// `term correct`: corrects a term's dates, holidays or workdays.
enum TermCorrect {
    static let command = Descriptions.term.correctCommand(
        summary: Bilingual(
            "Corrects a term's dates, holidays or workdays.",
            "更正学期的日期、假日或调休。"
        ),
        examples: [
            "term correct 2024-autumn to=2025-01-18 reason=校历调整"
        ],
        check: TermOpen.check
    )
}
