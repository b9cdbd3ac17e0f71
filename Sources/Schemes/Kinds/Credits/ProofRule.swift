package import Domain
import Grammar
import Notation

/// `proof from=11-01`: from that day of the year on, entries without evidence are pending.
///
/// Source: systems.md A06.
package struct ProofRule: Hashable, Sendable {
    /// When the review begins; nil: evidence is always needed.
    package let from: MonthDay?
    package let selector: EntrySelector
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("proof", "佐证"),
        Bilingual("entries need evidence once the review has begun", "审核开始后无佐证的记录待审"),
        parameters: [
            RuleDeclaration.keyword(
                Label("from", "自"),
                MonthDay.valueType,
                Bilingual("the review's first day; always unless given", "审核开始日，默认始终需要")
            )
        ] + EntrySelector.parameters,
        source: "A06",
        examples: ["proof from=11-01 source=\"A06; 002 B L101\""]
    ) { arguments throws(Refusal) in
        .credit(
            .proof(
                ProofRule(
                    from: try arguments.optional("from"),
                    selector: try EntrySelector(arguments),
                    source: try arguments.source
                )
            )
        )
    }
}
