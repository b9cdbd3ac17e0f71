package import Domain
import Grammar
import Notation

/// `subject-share 脱产 least=10% off-job=yes`: the share of each subject's teachers.
///
/// Source: systems.md A25.
package struct SubjectShare: Hashable, Sendable {
    package let name: String
    package let least: Percent
    package let selector: EntrySelector
    package let mode: CreditMode
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("subject-share", "学科占比"),
        Bilingual("the share of each subject's teachers with such an entry", "各学科教师参加比例下限"),
        parameters: [
            RuleDeclaration.positional(
                Label("name", "名称"),
                String.valueType,
                Bilingual("its name", "名称")
            ),
            RuleDeclaration.keyword(
                Label("least", "至少"),
                Percent.valueType,
                Bilingual("the least share", "比例下限"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("mode", "效力"),
                CreditMode.valueType,
                Bilingual("hard or soft; hard", "必备或参考，默认必备")
            ),
        ] + EntrySelector.parameters,
        source: "A25",
        examples: [
            "subject-share 脱产培训 least=10% off-job=yes mode=soft source=\"A25; 000 篇5 L175\""
        ]
    ) { arguments throws(Refusal) in
        .credit(
            .subjectShare(
                SubjectShare(
                    name: try arguments.required("name"),
                    least: try arguments.required("least"),
                    selector: try EntrySelector(arguments),
                    mode: try arguments.optional("mode") ?? .hard,
                    source: try arguments.source
                )
            )
        )
    }
}
