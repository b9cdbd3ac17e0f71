import Grammar

/// `evaluation list`: lists evaluations.
enum EvaluationList {
    static let command = Descriptions.evaluation.listCommand(
        summary: Bilingual("Lists evaluations.", "评价列表。"),
        source: "J08, J17, I07",
        examples: ["evaluation list unit=hetu", "评价 列表 where=\"open-findings > 0\""]
    )
}
