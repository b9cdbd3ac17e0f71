import Grammar

/// `term list`: lists terms with their teaching weeks.
enum TermList {
    static let command = Descriptions.term.listCommand(
        summary: Bilingual(
            "Lists terms with their teaching weeks.",
            "学期列表。"
        ),
        source: "§0.10",
        examples: [
            "term list"
        ]
    )
}
