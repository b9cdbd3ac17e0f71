package import Domain
package import Grammar
import Notation

/// `self-chosen needs=plan,outline,leader`: a self-chosen project is sent in and approved before it
/// starts; one that started before is not recognised.
///
/// Source: systems.md A28.
package struct SelfChosenRule: Hashable, Sendable {
    /// What has to be sent in or named.
    package enum Need: String, CaseIterable, Sendable {
        case plan
        case outline
        case principal
        case leader
        case group
    }

    package let needs: [Need]
    /// Whether the hours of an unrecognised project count, only its credits do not.
    package let keepsHours: Bool
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("self-chosen", "自主项目"),
        Bilingual("self-chosen projects are approved before they start", "自主培训项目须先批准后实施"),
        parameters: [
            RuleDeclaration.keyword(
                Label("needs", "要件"),
                [Need].valueType,
                Bilingual("what has to be sent in or named", "须报送或写明的内容"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("keeps-hours", "计学时"),
                YesNo.valueType,
                Bilingual("whether hours count all the same; no", "未获认定是否仍计学时，默认否")
            ),
        ],
        source: "A28",
        examples: [
            "self-chosen needs=plan,outline,principal,leader,group source=\"A28; 001 篇3 L326-328\""
        ]
    ) { arguments throws(Refusal) in
        .credit(
            .selfChosen(
                SelfChosenRule(
                    needs: try arguments.required("needs"),
                    keepsHours: try arguments.optional("keeps-hours", YesNo.self)?.isYes ?? false,
                    source: try arguments.source
                )
            )
        )
    }

    /// What the project lacks.
    package func missing(_ project: ModuleProject) -> [Need] {
        needs.filter { need in
            switch need {
            case .plan: !project.hasPlan
            case .outline: !project.hasScheme
            case .principal: project.principal == nil
            case .leader: project.leader == nil
            case .group: project.group.isEmpty
            }
        }
    }
}

extension SelfChosenRule.Need: NamedCase {
    package static var typeName: Label { Label("self-chosen-need", "申报要件") }

    package var label: Label {
        switch self {
        case .plan: Label("plan", "计划")
        case .outline: Label("outline", "方案")
        case .principal: Label("principal", "第一责任人")
        case .leader: Label("leader", "负责人")
        case .group: Label("group", "领导小组")
        }
    }
}
