import Grammar

/// `seal list`: lists teachers' settled figures and seals.
enum SealList {
    static let command = Descriptions.seal.listCommand(
        summary: Bilingual(
            "Lists teachers' settled figures and seals.",
            "教师结算与验印。"
        ),
        source: "A04",
        examples: ["seal list"]
    )
}
