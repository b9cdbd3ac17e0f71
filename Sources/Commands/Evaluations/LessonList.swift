import Grammar

/// `lesson list`: lists lessons.
enum LessonList {
    static let command = Descriptions.lesson.listCommand(
        summary: Bilingual("Lists lessons.", "课列表。"),
        source: "G01, G06",
        examples: [
            "lesson list unit=hetu", "课 列表 where=\"before 未设 or after 未设\" by=teacher",
        ]
    )
}
