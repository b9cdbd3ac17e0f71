import Domain
import Grammar

/// `plan correct`: what was recorded of a study plan was wrong.
enum PlanCorrect {
    static let command = Descriptions.plan.correctCommand(
        summary: Bilingual("Corrects a study plan.", "更正学习计划。"),
        source: "A18",
        examples: ["plan correct SP-1 study=每周自学两小时 reason=补计划"],
        check: { it, _, _ throws(Refusal) in try PlanAdd.check(it) }
    )
}
