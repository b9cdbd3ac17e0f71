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
            )
        ],
        source: "design.md 2",
        examples: ["approval by=other source=A04"]
    ) { arguments throws(Refusal) in
        .credit(
            .approval(
                ApprovalRule(choice: try arguments.required("by"), source: try arguments.source)
            )
        )
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
