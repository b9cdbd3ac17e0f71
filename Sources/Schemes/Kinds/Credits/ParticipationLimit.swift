import Grammar
import Notation

/// `participation max=2 years=5`: how often a teacher may join national programmes.
///
/// Source: systems.md B08; the number is unset in the source: only repeats are then refused.
package struct ParticipationLimit: Hashable, Sendable {
    /// How often within that many years; nil where the scheme leaves it unset.
    package let most: Int?
    package let years: Int
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("participation", "参训次数"),
        Bilingual("how often a teacher may join national programmes", "国培参训次数上限"),
        parameters: [
            RuleDeclaration.keyword(
                Label("max", "次数"),
                Int.valueType,
                Bilingual("the most times, or unset", "次数上限，可写未定"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("years", "年数"),
                Int.valueType,
                Bilingual("within so many years", "年数"),
                isRequired: true
            ),
        ],
        source: "B08",
        examples: ["participation max=unset years=5 source=\"B08; 000 篇1 L59\""]
    ) { arguments throws(Refusal) in
        let years: Int = try arguments.required("years")
        guard (1...50).contains(years) else {
            throw Refusal(.rule, "1 to 50 years", "年数为 1 至 50", want: "years")
        }
        return .credit(
            .participation(
                ParticipationLimit(
                    most: try arguments.optional("max"),
                    years: years,
                    source: try arguments.source
                )
            )
        )
    }
}
