import Grammar

/// `teacher list`: lists the teachers in post.
enum TeacherList {
    static let command = Descriptions.teacher.listCommand(
        summary: Bilingual(
            "Lists the teachers in post.",
            "在岗教师列表。"
        ),
        source: "D03",
        examples: [
            "teacher list",
            "teacher list where=\"age<=35 and subjects=语文\" show=id,name,age",
            "teacher list by=category",
            "教师 列表 unit=河图小学",
        ]
    )
}
