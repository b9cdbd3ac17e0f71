import Grammar

/// `evaluation correct`: corrects the day, the forms handed out or the comment of an evaluation.
enum EvaluationCorrect {
    static let command = Descriptions.evaluation.correctCommand(
        summary: Bilingual(
            "Corrects the day, the forms handed out or the comment of an evaluation.",
            "更正评价的日期、发放份数或评语。"
        ),
        source: "J08",
        examples: ["evaluation correct EV-1 comment=补充说明 reason=补录"]
    )
}
