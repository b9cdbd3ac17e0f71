import Grammar

/// `exam remove`: removes a test of teachers with its marks.
enum ExamRemove {
    static let command = Descriptions.exam.removeCommand(
        summary: Bilingual("Removes a test of teachers with its marks.", "删除教师测试及其成绩。"),
        examples: ["exam remove 2024-theory"]
    )
}
