package import Domain
package import Grammar
import Notation

/// `approval by=other`: who may approve an entry.
///
/// Source: design.md section 2, approval by another person is a scheme's switch.
package struct ApprovalRule: Hashable, Sendable {
    /// Who may approve.
    package enum Choice: String, CaseIterable, Sendable {
        /// Somebody else than the recorder and the teacher.
        case other
        /// The recorder, and it is noted.
        case selfNoted = "self-noted"
        /// It is approved on paper: an entry counts when it is recorded.
        case paper
    }

    package let choice: Choice
    /// The levels that approve one after the other, lowest first; empty for one approval.
    package let levels: [TrainingLevel]
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("approval", "审核"),
        Bilingual("who may approve an entry", "由谁审核登记"),
        parameters: [
            RuleDeclaration.keyword(
                Label("by", "由"),
                Choice.valueType,
                Bilingual("other, self-noted or paper", "他人、本人注明或纸面"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("levels", "逐级"),
                [TrainingLevel].valueType,
                Bilingual("levels that approve one after the other", "依次审核的级别")
            ),
        ],
        source: "design.md 2",
        examples: ["approval by=other source=A04", "approval by=other levels=school,district"]
    ) { arguments throws(Refusal) in
        let rule = ApprovalRule(
            choice: try arguments.required("by"),
            levels: try arguments.optional("levels") ?? [],
            source: try arguments.source
        )
        guard rule.levels == rule.levels.sorted() else {
            throw Refusal(
                .rule,
                "levels that approve go upwards: school,district",
                "逐级审核应自下而上：校级,区县级",
                want: "levels"
            )
        }
        guard rule.choice != .paper || rule.levels.isEmpty else {
            throw Refusal(
                .rule,
                "what is approved on paper has no levels here",
                "纸面审核不设级别",
                want: "levels"
            )
        }
        return .credit(.approval(rule))
    }
}

extension ApprovalRule.Choice: NamedCase {
    package static var typeName: Label { Label("approval-choice", "审核办法") }

    package var label: Label {
        switch self {
        case .other: Label("other", "他人")
        case .selfNoted: Label("self-noted", "本人注明")
        case .paper: Label("on-paper", "纸面")
        }
    }
}
