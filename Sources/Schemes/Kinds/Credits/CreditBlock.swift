package import Domain
import Grammar
import Notation

/// `block 集中90 hours=90 form=concentrated per=cycle`: so many hours once, without a break.
///
/// Entries of one programme that join day to day are one block.
///
/// Source: practice.md 3.2 (浙江).
package struct CreditBlock: Hashable, Sendable {
    package let name: String
    package let hours: Hours
    package let selector: EntrySelector
    package let mode: CreditMode
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("block", "连续"),
        Bilingual("so many hours once in the cycle, without a break", "周期内一次性不间断的集中培训学时"),
        parameters: [
            RuleDeclaration.positional(
                Label("name", "名称"),
                String.valueType,
                Bilingual("its name", "名称")
            ),
            RuleDeclaration.keyword(
                Label("hours", "学时"),
                Hours.valueType,
                Bilingual("hours of the block", "学时"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("mode", "效力"),
                CreditMode.valueType,
                Bilingual("hard or soft; hard", "必备或参考，默认必备")
            ),
        ] + EntrySelector.parameters,
        source: "practice.md 3.2",
        examples: ["block 集中90 hours=90 form=concentrated source=\"practice.md 3.2 浙江\""]
    ) { arguments throws(Refusal) in
        .credit(
            .block(
                CreditBlock(
                    name: try arguments.required("name"),
                    hours: try arguments.required("hours"),
                    selector: try EntrySelector(arguments),
                    mode: try arguments.optional("mode") ?? .hard,
                    source: try arguments.source
                )
            )
        )
    }
}
