package import Grammar
import Notation

/// `leader-rounds collective=monday separate=wednesday`: when all leaders observe each week.
///
/// Source: systems.md G03: together on Monday, separately on Wednesday; not on a holiday.
package struct LeaderRounds: Hashable, Sendable {
    /// A day of the week.
    package enum Weekday: String, CaseIterable, Sendable {
        case monday
        case tuesday
        case wednesday
        case thursday
        case friday

        /// 1 for Monday.
        package var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
    }

    package let collective: Weekday?
    package let separate: Weekday?
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("leader-rounds", "领导听课"),
        Bilingual("on which days of the week all leaders observe", "领导每周集中、分散听课日"),
        parameters: [
            RuleDeclaration.keyword(
                Label("collective", "集中"),
                Weekday.valueType,
                Bilingual("the day on which they observe together", "集中听课日")
            ),
            RuleDeclaration.keyword(
                Label("separate", "分散"),
                Weekday.valueType,
                Bilingual("the day on which each observes alone", "分散听课日")
            ),
        ],
        source: "G03",
        examples: [
            "leader-rounds collective=monday separate=wednesday source=\"G03; 001 篇7 L614\""
        ]
    ) { arguments throws(Refusal) in
        let rule = LeaderRounds(
            collective: try arguments.optional("collective"),
            separate: try arguments.optional("separate"),
            source: try arguments.source
        )
        guard rule.collective != nil || rule.separate != nil, rule.collective != rule.separate
        else {
            throw Refusal(
                .rule,
                "say collective= or separate=, not both one day",
                "须给出集中或分散听课日，且不同日",
                want: "collective"
            )
        }
        return .rounds(rule)
    }
}

extension LeaderRounds.Weekday: NamedCase {
    package static var typeName: Label { Label("weekday", "星期") }

    package var label: Label {
        switch self {
        case .monday: Label("monday", "星期一")
        case .tuesday: Label("tuesday", "星期二")
        case .wednesday: Label("wednesday", "星期三")
        case .thursday: Label("thursday", "星期四")
        case .friday: Label("friday", "星期五")
        }
    }
}
