import Grammar

/// `lesson show`: one lesson with all its fields.
enum LessonShow {
    static let command = Descriptions.lesson.showCommand(
        summary: Bilingual("Shows a lesson.", "查看一节课。"),
        source: "G01",
        examples: ["lesson show LS-1"]
    )
}
