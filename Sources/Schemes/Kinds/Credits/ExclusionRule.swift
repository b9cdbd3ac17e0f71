import Grammar
import Notation

/// `excluded category=一般工作例会,政治学习`: what gives no hours at all.
///
/// Source: systems.md A27.
package struct ExclusionRule: Hashable, Sendable {
    package let selector: EntrySelector
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("excluded", "不计"),
        Bilingual("entries that give nothing", "不计入学时学分的记录"),
        parameters: EntrySelector.parameters,
        source: "A27",
        examples: ["excluded category=一般工作例会,政治学习 source=\"A27; 001 篇3 L330\""]
    ) { arguments throws(Refusal) in
        let selector = try EntrySelector(arguments)
        guard selector != .all else {
            throw Refusal(.rule, "say what is excluded", "须说明哪些不计", want: "category")
        }
        return .credit(
            .excluded(ExclusionRule(selector: selector, source: try arguments.source))
        )
    }
}
