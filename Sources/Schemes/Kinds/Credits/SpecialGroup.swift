import Domain
import Grammar
import Notation

/// `special-group 新教师 where="teaching-age<=1"`: a group that has its own training.
///
/// Source: systems.md K12: new teachers, kindergartens, migrants' schools, English, mental health,
/// white boards.
package struct SpecialGroup: Hashable, Sendable {
    /// As entries name it: `special=新教师`.
    package let name: String
    package let who: Audience
    package let condition: String?
    /// The least hours that cover one of them; any training does where it is not said.
    package let hours: Int?
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("special-group", "专项对象"),
        Bilingual("a group that has its own training", "专项培训的对象"),
        parameters: [
            RuleDeclaration.positional(
                Label("name", "名称"),
                String.valueType,
                Bilingual("the training, as entries name it", "专项名称，同记录的专题对象")
            ),
            RuleDeclaration.keyword(
                Label("hours", "学时"),
                Hours.valueType,
                Bilingual("the least hours, or unset", "学时下限，可写未定")
            ),
        ] + Audience.parameters,
        source: "K12",
        examples: ["special-group 新教师 where=\"teaching-age<=1\" source=\"K12; 001 篇3 L308\""]
    ) { arguments throws(Refusal) in
        .credit(
            .specialGroup(
                SpecialGroup(
                    name: try arguments.required("name"),
                    who: try arguments.optional("who") ?? .all,
                    condition: try arguments.optional("where"),
                    hours: try arguments.optional("hours", Hours.self)?.hundredths,
                    source: try arguments.source
                )
            )
        )
    }
}
