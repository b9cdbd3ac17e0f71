package import Domain
import Grammar
import Notation

/// `prorate leave=maternity,sick new=yes`: minima in proportion to the days in service.
///
/// Only where a scheme says so; the days of the leaves named, and those before the first day of
/// service, are taken out.
///
/// Source: practice.md 3.2; systems.md A01 (no pro-rata in the text).
package struct ProrateRule: Hashable, Sendable {
    package let leaves: [Leave]
    /// Whether the days before the first one of service are taken out.
    package let includesNew: Bool
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("prorate", "折减"),
        Bilingual("minima in proportion to the days in service", "按在岗天数折减下限"),
        parameters: [
            RuleDeclaration.keyword(
                Label("leave", "请假"),
                [Leave].valueType,
                Bilingual("days of these leaves are taken out", "扣除这些假期的天数")
            ),
            RuleDeclaration.keyword(
                Label("new", "新任"),
                YesNo.valueType,
                Bilingual("days before the first one of service are taken out", "是否扣除入职前的天数")
            ),
        ],
        source: "practice.md 3.2",
        examples: ["prorate leave=maternity,sick new=yes"]
    ) { arguments throws(Refusal) in
        let rule = ProrateRule(
            leaves: try arguments.optional("leave") ?? [],
            includesNew: try arguments.optional("new", YesNo.self)?.isYes ?? false,
            source: try arguments.source
        )
        guard !rule.leaves.isEmpty || rule.includesNew else {
            throw Refusal(.rule, "say leave= or new=yes", "须给出请假或新任", want: "leave")
        }
        return .credit(.prorate(rule))
    }
}
