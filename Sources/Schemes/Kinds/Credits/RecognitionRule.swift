import Domain
import Grammar
import Notation

/// `recognition category=学历教育 rate=0.5`: credits for one credit of another institution.
///
/// Of several the first that fits counts; without a rate external credits stay pending, and what no
/// rule takes in is not recognised. In a scheme without such a rule they stay pending: no source
/// gives a rate.
///
/// Source: systems.md A29 (学分银行, 互认).
package struct RecognitionRule: Hashable, Sendable {
    package let selector: EntrySelector
    /// In ten-thousandths; nil where the source leaves it blank.
    package let rate: Int?
    package let source: RuleSource

    /// The greatest rate.
    package static let limit = 100 * 10_000

    package static let declaration = RuleDeclaration(
        Label("recognition", "学分互认"),
        Bilingual("credits for one credit of another institution", "校外学分的折算"),
        parameters: EntrySelector.parameters + [
            RuleDeclaration.keyword(
                Label("rate", "折算"),
                Credits.valueType,
                Bilingual("credits for one, or unset", "每一校外学分折算，可写未定"),
                isRequired: true
            )
        ],
        source: "A29",
        examples: ["recognition category=学历教育 rate=unset source=\"A29; 004 范文6 L112\""]
    ) { arguments throws(Refusal) in
        let rate = try arguments.optional("rate", Credits.self)?.tenThousandths
        guard rate ?? 0 <= limit else {
            throw Refusal(.rule, "a rate above 100", "折算率大于 100", want: "rate")
        }
        guard rate.map({ $0 % 100 == 0 }) ?? true else {
            throw Refusal(.rule, "a rate of at most two places", "折算率至多两位小数", want: "rate")
        }
        return .credit(
            .recognition(
                RecognitionRule(
                    selector: try EntrySelector(arguments),
                    rate: rate,
                    source: try arguments.source
                )
            )
        )
    }

    /// `× 0.5`.
    package var text: String {
        rate.map { "× \(Decimals.text($0, places: Credits.places))" } ?? "unset"
    }
}
