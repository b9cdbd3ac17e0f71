package import Grammar
import Notation

/// `observing focus=required feedback-days=3`: what every observation owes.
///
/// Source: systems.md G03 (feedback in time), G05 (focus point), reading 11.
package struct ObservingRule: Hashable, Sendable {
    /// Whether an observation keeps to one point of the observation guide.
    package enum Focus: String, CaseIterable, Sendable {
        /// Exactly one, else it is refused.
        case required
        /// One is missed where there is none.
        case encouraged
        /// Nothing is said.
        case free
    }

    package let focus: Focus
    /// The points of the guide; empty for any.
    package let points: [String]
    /// Within how many days the giver is told.
    package let feedbackDays: Int?
    /// After how many days an entry is late.
    package let lateDays: Int?
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("observing", "听课要求"),
        Bilingual("what an observation owes: focus, feedback, entry", "听课要求：观课点、反馈期限、录入期限"),
        parameters: [
            RuleDeclaration.keyword(
                Label("focus", "观课点"),
                Focus.valueType,
                Bilingual("required, encouraged or free; encouraged", "必选、提倡或不限，默认提倡")
            ),
            RuleDeclaration.keyword(
                Label("points", "观课点列表"),
                [String].valueType,
                Bilingual("the points of the guide; any", "观课量表中的观课点，默认不限")
            ),
            RuleDeclaration.keyword(
                Label("feedback-days", "反馈天数"),
                Int.valueType,
                Bilingual("within how many days the giver is told", "几天内向授课教师反馈")
            ),
            RuleDeclaration.keyword(
                Label("late-days", "录入天数"),
                Int.valueType,
                Bilingual("after how many days an entry is late", "几天后录入算迟")
            ),
        ],
        source: "G03, G05",
        examples: ["observing focus=encouraged feedback-days=3 origin=project source=\"G03, G05\""]
    ) { arguments throws(Refusal) in
        .observing(
            ObservingRule(
                focus: try arguments.optional("focus") ?? .encouraged,
                points: try arguments.optional("points") ?? [],
                feedbackDays: try arguments.optional("feedback-days"),
                lateDays: try arguments.optional("late-days"),
                source: try arguments.source
            )
        )
    }
}

extension ObservingRule.Focus: NamedCase {
    package static var typeName: Label { Label("focus-rule", "观课点要求") }

    package var label: Label {
        switch self {
        case .required: Label("required", "必选")
        case .encouraged: Label("encouraged", "提倡")
        case .free: Label("free", "不限")
        }
    }
}
