package import Domain
import Grammar
import Notation

/// `plan five-year`, `plan yearly where="teaching-age<=5"`: the study plans that a teacher needs.
///
/// Source: systems.md A18.
package struct PlanRule: Hashable, Sendable {
    package let kind: StudyPlan.Kind
    package let condition: String?
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("plan", "学习计划"),
        Bilingual("a study plan that teachers need", "教师须有的学习计划"),
        parameters: [
            RuleDeclaration.positional(
                Label("kind", "类别"),
                StudyPlan.Kind.valueType,
                Bilingual("five-year, yearly or termly", "五年、年度或学期")
            ),
            RuleDeclaration.keyword(
                Label("where", "条件"),
                ValueType(Label("condition", "条件"), shape: "\"age<=35\""),
                Bilingual("only teachers of whom this is so", "只对符合条件的教师")
            ),
        ],
        source: "A18",
        examples: ["plan yearly where=\"teaching-age<=5\" source=\"A18; 000 篇5 L201\""]
    ) { arguments throws(Refusal) in
        .credit(
            .plan(
                PlanRule(
                    kind: try arguments.required("kind"),
                    condition: try arguments.optional("where"),
                    source: try arguments.source
                )
            )
        )
    }
}
