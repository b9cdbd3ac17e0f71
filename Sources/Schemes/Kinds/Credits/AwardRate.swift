import Domain
import Grammar
import Notation

/// `award level=district value=1.2`: credits of one award; the first that fits counts.
///
/// Source: systems.md A03; practice.md 3.2.
package struct AwardRate: Hashable, Sendable {
    package let selector: EntrySelector
    /// In ten-thousandths; nil where the source leaves it blank.
    package let value: Int?
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("award", "奖项"),
        Bilingual("credits of one award; the first that fits counts", "每项奖励折算的学分，取第一条相符者"),
        parameters: EntrySelector.parameters + [
            RuleDeclaration.keyword(
                Label("value", "值"),
                Credits.valueType,
                Bilingual("credits, or unset", "学分，可写未定"),
                isRequired: true
            )
        ],
        source: "A03",
        examples: ["award level=district value=1.2 source=\"A03; 002 B L99\""]
    ) { arguments throws(Refusal) in
        let value = try arguments.optional("value", Credits.self)?.tenThousandths
        guard value ?? 0 <= 1_000 * 10_000 else {
            throw Refusal(.rule, "an award above 1000 credits", "每项超过 1000 学分", want: "value")
        }
        return .credit(
            .award(
                AwardRate(
                    selector: try EntrySelector(arguments),
                    value: value,
                    source: try arguments.source
                )
            )
        )
    }
}
