package import Domain
import Grammar
import Notation

/// `coefficient form=online value=0.7`: credits for hours; of several the first that fits counts.
///
/// Source: systems.md A02, A13, A20; practice.md 3.2.
package struct Coefficient: Hashable, Sendable {
    package let selector: EntrySelector
    /// In ten-thousandths; nil where the source leaves it blank: no credits, and a warning.
    package let value: Int?
    /// For how many hours the value is given.
    package let per: Hours
    /// The least part of a credit that one entry gives, in ten-thousandths; the rest is dropped.
    package let step: Int?
    package let source: RuleSource

    /// The greatest coefficient.
    package static let limit = 100 * 10_000

    package static let declaration = RuleDeclaration(
        Label("coefficient", "系数"),
        Bilingual("credits for hours; the first that fits counts", "学时折算学分的系数，取第一条相符者"),
        parameters: EntrySelector.parameters + [
            RuleDeclaration.keyword(
                Label("value", "值"),
                Credits.valueType,
                Bilingual("credits, or unset", "学分，可写未定"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("per", "每"),
                Hours.valueType,
                Bilingual("for so many hours; 1", "每多少学时，默认 1")
            ),
            RuleDeclaration.keyword(
                Label("step", "单位"),
                Credits.valueType,
                Bilingual("whole steps only: the rest of an entry is dropped", "每笔按此单位取整，余数舍去")
            ),
        ],
        source: "A02, A13, A20",
        examples: [
            "coefficient form=online value=0.7 source=\"A02; 002 B L99\"",
            "coefficient value=1 per=10 source=\"A13; 002 A L29\"",
        ]
    ) { arguments throws(Refusal) in
        let value = try arguments.optional("value", Credits.self)?.tenThousandths
        guard value ?? 0 <= limit else {
            throw Refusal(.rule, "a coefficient above 100", "系数大于 100", want: "value")
        }
        return .credit(
            .coefficient(
                Coefficient(
                    selector: try EntrySelector(arguments),
                    value: value,
                    per: try arguments.optional("per") ?? Hours(hundredths: 100),
                    step: try arguments.optional("step", Credits.self)?.tenThousandths,
                    source: try arguments.source
                )
            )
        )
    }

    /// `× 1.2` or `1 credit for 10 h`.
    package var text: String {
        guard let value else { return "unset" }
        let credits = Decimals.text(value, places: Credits.places)
        return per.hundredths == 100 ? "× \(credits)" : "× \(credits)/\(per.text)"
    }
}
