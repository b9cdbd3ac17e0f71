import Grammar

/// `session list`: lists training sessions.
enum SessionList {
    static let command = Descriptions.session.listCommand(
        summary: Bilingual(
            "Lists training sessions.",
            "培训活动列表。"
        ),
        source: "A19",
        examples: ["session list"]
    )
}
