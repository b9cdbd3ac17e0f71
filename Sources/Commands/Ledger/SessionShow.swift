import Grammar

/// `session show`: shows one training session.
enum SessionShow {
    static let command = Descriptions.session.showCommand(
        summary: Bilingual("Shows one training session with all its fields.", "查看培训活动的全部字段。"),
        examples: ["session show S-1"]
    )
}
