import Grammar

/// `period list`: lists closed account years.
enum PeriodList {
    static let command = Descriptions.closing.listCommand(
        summary: Bilingual(
            "Lists closed account years.",
            "已结账年度。"
        ),
        source: "A04",
        examples: ["period list"]
    )
}
