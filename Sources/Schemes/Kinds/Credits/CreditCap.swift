import Domain
import Grammar
import Notation

/// `cap 荣誉科研论文 credits=10 kind=honour,research,thesis`: what is above it does not count.
///
/// Caps nest: those of one item are taken first, then of a programme, a year, a cycle; within one
/// span in the order of the file. The entry that ends last loses first.
///
/// Source: systems.md A03, A22; practice.md 3.2 (cap order).
package struct CreditCap: Hashable, Sendable {
    package let name: String
    package let amount: CreditAmount
    package let selector: EntrySelector
    package let span: CreditSpan
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("cap", "封顶"),
        Bilingual("the most that counts; the surplus is shown", "计入上限，超出部分列明不计"),
        parameters: [
            RuleDeclaration.positional(
                Label("name", "名称"),
                String.valueType,
                Bilingual("its name", "名称")
            )
        ] + CreditAmount.parameters + EntrySelector.parameters + [
            RuleDeclaration.keyword(
                Label("per", "按"),
                CreditSpan.valueType,
                Bilingual("item, programme, year or cycle; year", "按每项、项目、年度或周期，默认年度")
            )
        ],
        source: "A03",
        examples: [
            "cap 荣誉科研论文 credits=10 kind=honour,research,thesis source=\"A03; 002 B L99\""
        ]
    ) { arguments throws(Refusal) in
        let origin = try arguments.source
        guard origin.origin == .source else {
            throw Refusal(
                .rule,
                "a default of the project may not take anything away",
                "本系统默认不得扣减",
                want: "origin"
            )
        }
        return .credit(
            .cap(
                CreditCap(
                    name: try arguments.required("name"),
                    amount: try CreditAmount(arguments),
                    selector: try EntrySelector(arguments),
                    span: try arguments.optional("per") ?? .year,
                    source: origin
                )
            )
        )
    }
}
