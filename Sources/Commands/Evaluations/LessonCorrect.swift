import Grammar

/// `lesson correct`: corrects what was recorded wrongly of a lesson.
enum LessonCorrect {
    static let command = Descriptions.lesson.correctCommand(
        summary: Bilingual("Corrects what was recorded of a lesson.", "更正课的登记，也用于补记课前说、课后说。"),
        source: "G06",
        examples: ["lesson correct LS-1 after=学生参与充分 reason=补课后反思"],
        check: LessonCheck.corrected
    )
}
