import Grammar

/// `evaluation show`: one evaluation with its marks.
enum EvaluationShow {
    static let command = Descriptions.evaluation.showCommand(
        summary: Bilingual("Shows an evaluation with its marks.", "查看一份评价。"),
        source: "J08",
        examples: ["evaluation show EV-1"]
    )
}
