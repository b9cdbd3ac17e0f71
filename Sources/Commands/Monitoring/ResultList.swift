import Grammar

/// `result list`: lists classes' results.
enum ResultList {
    static let command = Descriptions.result.listCommand(
        summary: Bilingual(
            "Lists classes' results.",
            "成绩列表。"
        ),
        source: "H01",
        examples: [
            "result list",
            "result list where=\"subject=语文\"",
        ]
    )
}
