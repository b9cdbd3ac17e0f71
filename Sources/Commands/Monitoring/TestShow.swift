import Grammar

/// `test show`: shows a test.
enum TestShow {
    static let command = Descriptions.test.showCommand(
        summary: Bilingual(
            "Shows a test.",
            "查看一次测验。"
        ),
        source: "H01",
        examples: [
            "test show 2024-10"
        ]
    )
}
