import Grammar

/// `course list`: lists the courses of the catalogue and local ones.
enum CourseList {
    static let command = Descriptions.course.listCommand(
        summary: Bilingual("Lists the courses of the catalogue and local ones.", "课程资源目录与地方课程。"),
        source: "A17",
        examples: ["course list"]
    )
}
