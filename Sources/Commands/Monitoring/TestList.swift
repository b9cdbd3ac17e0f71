import Grammar

/// `test list`: lists tests.
enum TestList {
    static let command = Descriptions.test.listCommand(
        summary: Bilingual(
            "Lists tests.",
            "测验列表。"
        ),
        source: "H01",
        examples: [
            "test list",
            "test list where=\"kind=monthly\"",
        ]
    )
}
