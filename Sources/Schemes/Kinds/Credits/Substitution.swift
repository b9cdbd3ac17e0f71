import Grammar
import Notation

/// `substitution 专业必修 for=选修`: the surplus of one minimum may fill another, never the reverse.
///
/// Source: practice.md 3.2 (北京).
package struct Substitution: Hashable, Sendable {
    /// The minimum whose surplus goes.
    package let from: String
    /// The minima that it may fill.
    package let targets: [String]
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("substitution", "冲抵"),
        Bilingual("the surplus of one minimum may fill others", "某项超出部分可单向冲抵他项"),
        parameters: [
            RuleDeclaration.positional(
                Label("minimum", "下限"),
                String.valueType,
                Bilingual("whose surplus", "超出的下限名")
            ),
            RuleDeclaration.keyword(
                Label("for", "冲抵"),
                [String].valueType,
                Bilingual("the minima that it may fill", "可冲抵的下限名"),
                isRequired: true
            ),
        ],
        source: "practice.md 3.2",
        examples: ["substitution 专业必修 for=选修 source=\"practice.md 3.2 北京\""]
    ) { arguments throws(Refusal) in
        .credit(
            .substitution(
                Substitution(
                    from: try arguments.required("minimum"),
                    targets: try arguments.required("for"),
                    source: try arguments.source
                )
            )
        )
    }
}
