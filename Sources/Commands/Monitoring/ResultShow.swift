import Grammar

/// `result show`: shows a class's result.
enum ResultShow {
    static let command = Descriptions.result.showCommand(
        summary: Bilingual(
            "Shows a class's result.",
            "查看一个班的成绩。"
        ),
        source: "H01",
        examples: [
            "result show hetu/2024-10/hetu-2022-1/语文"
        ]
    )
}
