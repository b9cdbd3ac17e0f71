import Grammar

/// `course show`: shows one course with its places.
enum CourseShow {
    static let command = Descriptions.course.showCommand(
        summary: Bilingual("Shows one course with its places.", "查看课程及名额。"),
        examples: ["course show KC-2024-01"]
    )
}
