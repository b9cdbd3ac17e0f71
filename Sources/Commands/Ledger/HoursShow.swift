import Grammar

/// `hours show`: shows one line of the ledger.
enum HoursShow {
    static let command = Descriptions.entry.showCommand(
        summary: Bilingual("Shows one line of the ledger with all its fields.", "查看台账记录的全部字段。"),
        examples: ["hours show H-1"]
    )
}
