import Grammar

/// `term remove`: removes a term to which nothing refers.
enum TermRemove {
    static let command = Descriptions.term.removeCommand(
        summary: Bilingual(
            "Removes a term to which nothing refers.",
            "删除没有被引用的学期。"
        ),
        examples: [
            "term remove 2025-spring"
        ]
    )
}
