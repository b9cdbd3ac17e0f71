package import Grammar
import Notation

/// `duplicates count=highest`: one achievement entered at two levels.
///
/// Source: systems.md A03; practice.md 1a.
package struct DuplicateRule: Hashable, Sendable {
    /// Which of the entries of one achievement count.
    package enum Choice: String, CaseIterable, Sendable {
        case highest
        case all
    }

    package let choice: Choice
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("duplicates", "重复"),
        Bilingual("one achievement at two levels: the highest counts, or all", "同一成果多级获奖只计最高或全计"),
        parameters: [
            RuleDeclaration.keyword(
                Label("count", "计"),
                Choice.valueType,
                Bilingual("highest or all", "最高或全部"),
                isRequired: true
            )
        ],
        source: "A03",
        examples: ["duplicates count=highest source=A03"]
    ) { arguments throws(Refusal) in
        .credit(
            .duplicates(
                DuplicateRule(
                    choice: try arguments.required("count"),
                    source: try arguments.source
                )
            )
        )
    }
}

extension DuplicateRule.Choice: NamedCase {
    package static var typeName: Label { Label("duplicate-choice", "重复取法") }

    package var label: Label {
        switch self {
        case .highest: Label("highest", "最高")
        case .all: Label("every", "全部")
        }
    }
}
