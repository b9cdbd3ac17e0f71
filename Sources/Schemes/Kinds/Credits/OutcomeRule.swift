package import Domain
import Grammar
import Notation

/// `outcome 胜任率 least=unset subject=胜任 grade=qualified`: which share of a unit's teachers is to
/// reach a grade in what.
///
/// Source: systems.md A32: all three shares are blank, so they are said to be unset and never 0.
package struct OutcomeRule: Hashable, Sendable {
    package let name: String
    /// Nil where the source leaves it blank.
    package let least: Percent?
    /// What is assessed.
    package let subject: String
    /// The least grade that counts.
    package let grade: Assessment.Grade
    package let mode: CreditMode
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("outcome", "成效目标"),
        Bilingual("the share of a unit's teachers that is to reach a grade", "单位教师达到某等级的比例目标"),
        parameters: [
            RuleDeclaration.positional(
                Label("name", "名称"),
                String.valueType,
                Bilingual("its name", "名称")
            ),
            RuleDeclaration.keyword(
                Label("least", "至少"),
                Percent.valueType,
                Bilingual("the least share, or unset", "比例下限，可写未定"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("subject", "内容"),
                String.valueType,
                Bilingual("what is assessed", "考核内容"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("grade", "等级"),
                Assessment.Grade.valueType,
                Bilingual("the least grade that counts", "计入的最低等级"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("mode", "效力"),
                CreditMode.valueType,
                Bilingual("hard or soft; hard", "必备或参考，默认必备")
            ),
        ],
        source: "A32",
        examples: ["outcome 胜任率 least=unset subject=胜任 grade=qualified source=\"A32; 002 A L23\""]
    ) { arguments throws(Refusal) in
        .credit(
            .outcome(
                OutcomeRule(
                    name: try arguments.required("name"),
                    least: try arguments.optional("least"),
                    subject: try arguments.required("subject"),
                    grade: try arguments.required("grade"),
                    mode: try arguments.optional("mode") ?? .hard,
                    source: try arguments.source
                )
            )
        )
    }
}
