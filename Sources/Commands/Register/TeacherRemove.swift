import Grammar

/// `teacher remove`: removes a teacher to whom nothing refers.
enum TeacherRemove {
    static let command = Descriptions.teacher.removeCommand(
        summary: Bilingual(
            "Removes a teacher to whom nothing refers.",
            "删除没有被引用的教师。"
        ),
        examples: [
            "teacher remove T099"
        ]
    )
}
