import Grammar

/// `test correct`: corrects a test's kind or name.
enum TestCorrect {
    static let command = Descriptions.test.correctCommand(
        summary: Bilingual(
            "Corrects a test's kind or name.",
            "更正测验的类别或名称。"
        ),
        examples: [
            "test correct 2024-10 full-name=十月监测 reason=补名称"
        ]
    )
}
