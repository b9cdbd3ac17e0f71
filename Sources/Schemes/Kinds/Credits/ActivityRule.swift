package import Domain
package import Grammar
import Notation

/// `activity needs=theme,plan,process,evaluation`: what a session must have for its hours to count.
///
/// Source: systems.md A27; cases.md case 58.
package struct ActivityRule: Hashable, Sendable {
    /// What may be asked of a session.
    package enum Need: String, CaseIterable, Sendable {
        case theme
        case plan
        case process
        case evaluation
    }

    package let needs: [Need]
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("activity", "活动要件"),
        Bilingual("what a session must have; pending without", "培训活动须具备的要件，缺则待审"),
        parameters: [
            RuleDeclaration.keyword(
                Label("needs", "要件"),
                [Need].valueType,
                Bilingual("theme, plan, process, evaluation", "主题、计划、过程、评价"),
                isRequired: true
            )
        ],
        source: "A27",
        examples: ["activity needs=theme,plan,process,evaluation source=\"A27; 001 篇3 L330\""]
    ) { arguments throws(Refusal) in
        .credit(
            .activity(
                ActivityRule(
                    needs: try arguments.required("needs"),
                    source: try arguments.source
                )
            )
        )
    }

    /// What the session lacks.
    package func missing(_ session: TrainingSession) -> [Need] {
        needs.filter { need in
            switch need {
            case .theme: session.theme == nil
            case .plan: !session.hasPlan
            case .process: !session.hasProcess
            case .evaluation: !session.hasEvaluation
            }
        }
    }
}

extension ActivityRule.Need: NamedCase {
    package static var typeName: Label { Label("activity-need", "活动要件") }

    package var label: Label {
        switch self {
        case .theme: Label("theme", "主题")
        case .plan: Label("plan", "计划")
        case .process: Label("process", "过程")
        case .evaluation: Label("evaluation", "评价")
        }
    }
}
