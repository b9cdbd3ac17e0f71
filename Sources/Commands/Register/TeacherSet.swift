import Grammar

/// `teacher set`: records that from a day on a teacher is otherwise.
enum TeacherSet {
    static let command = Descriptions.teacher.setCommand(
        summary: Bilingual(
            "Records that from a day on a teacher is otherwise.",
            "登记教师自某日起的变更。"
        ),
        source: "D01",
        examples: [
            "teacher set T014 title=second from=2024-10-01",
            "teacher set 王磊 leave=sick from=2024-10-08",
        ]
    )
}
