import Grammar

/// `exam correct`: corrects a teachers' test's kind, date or full mark.
enum ExamCorrect {
    static let command = Descriptions.exam.correctCommand(
        summary: Bilingual(
            "Corrects a teachers' test's kind, date or full mark.",
            "更正教师测试的类别、日期或满分。"
        ),
        source: "H13",
        examples: ["exam correct 2024-theory on=2024-10-12 reason=日期有误"],
        check: MarkConsistency.exam
    )
}
