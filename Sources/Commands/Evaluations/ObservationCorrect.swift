import Domain
import Grammar

/// `observation correct`: corrects or completes what was recorded of an observation.
enum ObservationCorrect {
    static let command = Descriptions.observation.correctCommand(
        summary: Bilingual(
            "Corrects what was recorded of an observation, or adds the feedback.",
            "更正听课登记，也用于补记反馈日期。"
        ),
        source: "G03, G05",
        examples: ["observation correct OB-1 feedback=2024-10-18 reason=已反馈"],
        happened: { $0.feedback },
        check: ObservationDuties.corrected
    )
}
