import Domain
import Grammar
import Notation

/// `mean 平均学时 hours=72`: what the teachers of a unit reach on the average.
///
/// Source: systems.md A22. What caps take away does not count unless `capped=no`.
package struct MeanTarget: Hashable, Sendable {
    package let name: String
    package let amount: CreditAmount
    package let selector: EntrySelector
    package let isCapped: Bool
    package let mode: CreditMode
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("mean", "平均"),
        Bilingual("what a unit's teachers reach on the average", "单位教师人均须达到的学时学分"),
        parameters: [
            RuleDeclaration.positional(
                Label("name", "名称"),
                String.valueType,
                Bilingual("its name", "名称")
            )
        ] + CreditAmount.parameters + EntrySelector.parameters + [
            RuleDeclaration.keyword(
                Label("capped", "封顶计"),
                YesNo.valueType,
                Bilingual("whether what caps take away is left out; yes", "是否按封顶后计，默认是")
            ),
            RuleDeclaration.keyword(
                Label("mode", "效力"),
                CreditMode.valueType,
                Bilingual("hard or soft; hard", "必备或参考，默认必备")
            ),
        ],
        source: "A22",
        examples: ["mean 平均学时 hours=72 source=\"A22; 000 篇5 L175\""]
    ) { arguments throws(Refusal) in
        .credit(
            .mean(
                MeanTarget(
                    name: try arguments.required("name"),
                    amount: try CreditAmount(arguments),
                    selector: try EntrySelector(arguments),
                    isCapped: try arguments.optional("capped", YesNo.self)?.isYes ?? true,
                    mode: try arguments.optional("mode") ?? .hard,
                    source: try arguments.source
                )
            )
        )
    }
}
