import Domain
import Grammar

/// `followup correct`: what was recorded of such an examination was wrong.
enum FollowupCorrect {
    static let command = Descriptions.followUp.correctCommand(
        summary: Bilingual(
            "Corrects an examination of how a programme is applied.",
            "更正应用考核记录。"
        ),
        source: "B10",
        examples: ["followup correct FU-1 grade=excellent reason=登记有误"],
        check: { it, _, _ throws(Refusal) in try FollowupAdd.check(it) }
    )
}
