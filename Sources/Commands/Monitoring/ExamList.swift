import Grammar

/// `exam list`: lists tests of teachers.
enum ExamList {
    static let command = Descriptions.exam.listCommand(
        summary: Bilingual("Lists the tests that teachers sit.", "教师测试列表。"),
        source: "H13",
        examples: ["exam list"]
    )
}
