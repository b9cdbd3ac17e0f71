import Grammar

/// `result remove`: removes a result that was entered by mistake.
enum ResultRemove {
    static let command = Descriptions.result.removeCommand(
        summary: Bilingual(
            "Removes a result that was entered by mistake.",
            "删除误录的成绩。"
        ),
        examples: [
            "result remove hetu/2024-10/hetu-2022-1/语文"
        ]
    )
}
