import Grammar

/// `term show`: shows a term of a unit.
enum TermShow {
    static let command = Descriptions.term.showCommand(
        summary: Bilingual(
            "Shows a term of a unit.",
            "查看一个学期。"
        ),
        source: "§0.10",
        examples: [
            "term show 2024-autumn unit=hetu"
        ]
    )
}
