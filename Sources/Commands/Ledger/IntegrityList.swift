import Grammar

/// `integrity list`: lists the integrity file, with the bans that follow.
enum IntegrityList {
    static let command = Descriptions.integrity.listCommand(
        summary: Bilingual(
            "Lists the integrity file, with the bans that follow.",
            "培训诚信档案及禁训期。"
        ),
        source: "B09",
        examples: ["integrity list"]
    )
}
