import Grammar

/// `evaluation remove`: removes an evaluation recorded by mistake.
enum EvaluationRemove {
    static let command = Descriptions.evaluation.removeCommand(
        summary: Bilingual("Removes an evaluation recorded by mistake.", "删除误登的评价。"),
        examples: ["evaluation remove EV-1"]
    )
}
