import Grammar
import Notation

/// `stage young where="teaching-age<=5"`: one band of teachers; the first that fits is theirs.
///
/// Source: systems.md D02.
package struct Stage: Hashable, Sendable {
    package let name: String
    package let title: String?
    package let condition: String
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("stage", "层级"),
        Bilingual("a band of teachers by a condition", "按条件划分的教师层级"),
        parameters: [
            RuleDeclaration.positional(
                Label("stage", "层级"),
                String.valueType,
                Bilingual("its name", "层级名")
            ),
            RuleDeclaration.keyword(
                Label("where", "条件"),
                ValueType(Label("condition", "条件"), shape: "\"age<=35\""),
                Bilingual("who belongs to it", "归属条件"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("title", "称谓"),
                String.valueType,
                Bilingual("what it is called", "称谓")
            ),
        ],
        source: "D02",
        examples: ["stage young where=\"teaching-age<=5\" source=\"D02; 001 篇4 L360\""]
    ) { arguments throws(Refusal) in
        .stage(
            Stage(
                name: try arguments.required("stage"),
                title: try arguments.optional("title"),
                condition: try arguments.required("where"),
                source: try arguments.source
            )
        )
    }
}

/// `predicate young-35 where="born>1979-07-01"`: a condition that a rule names.
///
/// Source: systems.md D03: every rule has its own, never one global "young".
package struct NamedPredicate: Hashable, Sendable {
    package let name: String
    package let condition: String
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("predicate", "口径"),
        Bilingual("a named condition on teachers, for where=", "有名的教师条件，可用于 where="),
        parameters: [
            RuleDeclaration.positional(
                Label("name", "名称"),
                String.valueType,
                Bilingual("its name", "口径名")
            ),
            RuleDeclaration.keyword(
                Label("where", "条件"),
                ValueType(Label("condition", "条件"), shape: "\"age<=35\""),
                Bilingual("whom it takes in", "条件"),
                isRequired: true
            ),
        ],
        source: "D03",
        examples: ["predicate under-40 where=\"age<=40\" source=\"D03; 001 篇2 L196\""]
    ) { arguments throws(Refusal) in
        .predicate(
            NamedPredicate(
                name: try arguments.required("name"),
                condition: try arguments.required("where"),
                source: try arguments.source
            )
        )
    }
}
