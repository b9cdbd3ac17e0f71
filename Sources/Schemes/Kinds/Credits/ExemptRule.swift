import Grammar
import Notation

/// `exempt 新教师 who=new`: teachers of whom the minima ask nothing, but those for them alone.
///
/// Source: practice.md 3.2 (excluded from the cycle: 新教师).
package struct ExemptRule: Hashable, Sendable {
    package let name: String
    package let who: Audience
    package let condition: String?
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("exempt", "免除"),
        Bilingual("teachers of whom the minima ask nothing", "不适用各项下限的教师"),
        parameters: [
            RuleDeclaration.positional(
                Label("name", "名称"),
                String.valueType,
                Bilingual("its name", "名称")
            )
        ] + Audience.parameters,
        source: "practice.md 3.2",
        examples: ["exempt 新教师 who=new source=\"practice.md 3.2 浙江\""]
    ) { arguments throws(Refusal) in
        let rule = ExemptRule(
            name: try arguments.required("name"),
            who: try arguments.optional("who") ?? .all,
            condition: try arguments.optional("where"),
            source: try arguments.source
        )
        guard rule.who != .all || rule.condition != nil else {
            throw Refusal(.rule, "say who= or where=", "须给出对象或条件", want: "who")
        }
        return .credit(.exempt(rule))
    }
}
