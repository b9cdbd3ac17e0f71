import Grammar

/// `hours list`: lists the lines of the ledger that stand; all with the reversed ones.
enum HoursList {
    static let command = Descriptions.entry.listCommand(
        summary: Bilingual(
            "Lists the lines of the ledger that stand; all with the reversed ones.",
            "学时学分台账；加 全部 含已冲销者。"
        ),
        source: "A06",
        examples: ["hours list"]
    )
}
