import Grammar

/// `teacher correct`: corrects what was recorded wrongly of a teacher.
enum TeacherCorrect {
    static let command = Descriptions.teacher.correctCommand(
        summary: Bilingual(
            "Corrects what was recorded wrongly of a teacher.",
            "更正教师登记有误的内容。"
        ),
        examples: [
            "teacher correct T001 born=1988-04 reason=身份证核对"
        ]
    )
}
