import Domain
import Grammar

/// `assessment correct`: what was recorded of an assessment was wrong.
enum AssessmentCorrect {
    static let command = Descriptions.assessment.correctCommand(
        summary: Bilingual("Corrects an assessment.", "更正考核记录。"),
        source: "A15",
        examples: ["assessment correct AS-1 score=92 reason=登分有误"],
        check: { it, _, _ throws(Refusal) in try AssessmentAdd.check(it) }
    )
}
