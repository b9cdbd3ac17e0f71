package import Domain
import Grammar
import Notation

/// `programme practice-least=50% practice=实践 modules=…`: what a programme's courses must hold.
///
/// Source: systems.md A31: by hours, not by the count of courses; 50.0 % passes.
package struct ProgrammeRule: Hashable, Sendable {
    package let least: Percent
    /// The categories of sessions that are practice.
    package let practice: [String]
    /// Modules that no programme may lack.
    package let modules: [String]
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("programme", "培训项目"),
        Bilingual("what a programme's sessions must hold", "培训项目的实践课时比例与必修模块"),
        parameters: [
            RuleDeclaration.keyword(
                Label("practice-least", "实践比例"),
                Percent.valueType,
                Bilingual("the least share of practice, by hours", "实践课时比例下限"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("practice", "实践类别"),
                [String].valueType,
                Bilingual("the categories that are practice", "属于实践的类别"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("modules", "必修模块"),
                [String].valueType,
                Bilingual("modules that it must have", "必修模块")
            ),
        ],
        source: "A31",
        examples: ["programme practice-least=50% practice=实践 modules=师德教育,信息技术"]
    ) { arguments throws(Refusal) in
        .credit(
            .programme(
                ProgrammeRule(
                    least: try arguments.required("practice-least"),
                    practice: try arguments.required("practice"),
                    modules: try arguments.optional("modules") ?? [],
                    source: try arguments.source
                )
            )
        )
    }
}
