import Grammar

/// `pupil correct`: corrects what was recorded wrongly of a pupil.
enum PupilCorrect {
    static let command = Descriptions.pupil.correctCommand(
        summary: Bilingual("Corrects what was recorded wrongly of a pupil.", "更正学生登记有误的内容。"),
        source: "H07",
        examples: ["pupil correct P02 name=李小红 reason=姓名有误"],
        check: MarkConsistency.pupil
    )
}
