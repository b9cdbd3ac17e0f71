import Grammar
import Notation

/// `scheme ID name=…`: what the scheme is called.
///
/// Exactly one, and first.
package struct SchemeTitle: Hashable, Sendable {
    package let id: String
    package let name: String
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("scheme", "方案"),
        Bilingual("names the scheme; the first statement of its file", "方案名称，文件的第一条语句"),
        parameters: [
            RuleDeclaration.positional(
                Label("id", "编号"),
                ValueType(Label("id", "编号"), shape: "ID"),
                Bilingual("its key", "方案编号")
            ),
            RuleDeclaration.keyword(
                Label("name", "名称"),
                String.valueType,
                Bilingual("what it is called", "方案名称"),
                isRequired: true
            ),
        ],
        source: "design.md 1.2",
        examples: ["scheme hetu name=河图小学教学质量监测方案 source=\"001 篇7\""]
    ) { arguments throws(Refusal) in
        .title(
            SchemeTitle(
                id: try arguments.required("id"),
                name: try arguments.required("name"),
                source: try arguments.source
            )
        )
    }
}
