import Grammar

/// `draft correct`: corrects what was recorded wrongly of a teacher's paper.
enum DraftCorrect {
    static let command = Descriptions.draft.correctCommand(
        summary: Bilingual("Corrects what was recorded of a teacher's paper.", "更正命题登记。"),
        source: "H10",
        examples: ["draft correct D-1 title=期中卷 reason=补题目"]
    )
}
