import Grammar
import Notation

/// `dimension 学科教学 modules=…`: a dimension in which training counts; the only ones accepted.
///
/// Source: systems.md A01, A07, A33.
package struct CreditDimension: Hashable, Sendable {
    package let name: String
    /// Course modules of it; empty where the source names none.
    package let modules: [String]
    /// Other names that entries may bear for it, of other schemes (A33).
    package let maps: [String]
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("dimension", "维度"),
        Bilingual("a dimension in which training counts", "培训维度；未列出的维度不予登记"),
        parameters: [
            RuleDeclaration.positional(
                Label("name", "名称"),
                String.valueType,
                Bilingual("its name", "维度名")
            ),
            RuleDeclaration.keyword(
                Label("modules", "模块"),
                [String].valueType,
                Bilingual("its course modules", "课程模块")
            ),
            RuleDeclaration.keyword(
                Label("maps", "对应"),
                [String].valueType,
                Bilingual("contents of other lists that belong to it", "对应的其他内容分类")
            ),
        ],
        source: "A01, A33",
        examples: ["dimension 学科教学 maps=学科实践,教育理论 source=\"A01; 002 B L87\""]
    ) { arguments throws(Refusal) in
        .credit(
            .dimension(
                CreditDimension(
                    name: try arguments.required("name"),
                    modules: try arguments.optional("modules") ?? [],
                    maps: try arguments.optional("maps") ?? [],
                    source: try arguments.source
                )
            )
        )
    }
}
