import Grammar
import Notation

/// `personnel 职称评聘 mode=soft`: a decision to which the credits are tied.
///
/// Source: systems.md A11: 必备条件 is hard, 条件之一 soft. `rewards=` names those of A12.
package struct PersonnelGate: Hashable, Sendable {
    package let name: String
    package let mode: CreditMode
    /// Rewards for those who reach it; none is given by a source.
    package let rewards: [String]
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("personnel", "挂钩"),
        Bilingual("a personnel decision to which the credits are tied", "与学分挂钩的人事事项"),
        parameters: [
            RuleDeclaration.positional(
                Label("name", "名称"),
                String.valueType,
                Bilingual("its name", "事项名")
            ),
            RuleDeclaration.keyword(
                Label("mode", "效力"),
                CreditMode.valueType,
                Bilingual("hard: a condition; soft: one factor", "必备条件，或条件之一"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("rewards", "奖励"),
                [String].valueType,
                Bilingual("named rewards for those who reach it", "完成者的奖励名目")
            ),
        ],
        source: "A11, A12",
        examples: ["personnel 职称评聘 mode=soft source=\"A11; 002 B L129\""]
    ) { arguments throws(Refusal) in
        .credit(
            .personnel(
                PersonnelGate(
                    name: try arguments.required("name"),
                    mode: try arguments.required("mode"),
                    rewards: try arguments.optional("rewards") ?? [],
                    source: try arguments.source
                )
            )
        )
    }
}
