import Grammar

/// `lesson remove`: removes a lesson that nobody observed.
enum LessonRemove {
    static let command = Descriptions.lesson.removeCommand(
        summary: Bilingual("Removes a lesson recorded by mistake.", "删除误登的课。"),
        examples: ["lesson remove LS-2"]
    )
}
