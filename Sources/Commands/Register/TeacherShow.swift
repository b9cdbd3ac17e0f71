import Grammar

/// `teacher show`: shows a teacher with all fields.
enum TeacherShow {
    static let command = Descriptions.teacher.showCommand(
        summary: Bilingual(
            "Shows a teacher with all fields.",
            "查看一位教师。"
        ),
        source: "D02",
        examples: [
            "teacher show T001",
            "teacher show 张敏 asof=2024-11-30",
        ]
    )
}
