import Grammar

/// `course remove`: removes a course for which nobody applied.
enum CourseRemove {
    static let command = Descriptions.course.removeCommand(
        summary: Bilingual("Removes a course for which nobody applied.", "删除无人报名的课程。"),
        examples: ["course remove KC-2024-09"]
    )
}
