package import Grammar
import Notation

/// `catalogue outside=warn`: what a session of a course outside the catalogue brings.
///
/// Source: systems.md A17: a warning, not a refusal, for local courses are encouraged too.
package struct CatalogueRule: Hashable, Sendable {
    /// What is done about it.
    package enum Outside: String, CaseIterable, Sendable {
        case warn
        case refuse
    }

    package let outside: Outside
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("catalogue", "课程目录"),
        Bilingual("what a session outside the catalogue brings", "目录外课程的处理"),
        parameters: [
            RuleDeclaration.keyword(
                Label("outside", "目录外"),
                Outside.valueType,
                Bilingual("warn or refuse", "提醒或不予登记"),
                isRequired: true
            )
        ],
        source: "A17",
        examples: ["catalogue outside=warn source=\"A17; 002 A L49-51\""]
    ) { arguments throws(Refusal) in
        .credit(
            .catalogue(
                CatalogueRule(
                    outside: try arguments.required("outside"),
                    source: try arguments.source
                )
            )
        )
    }
}

extension CatalogueRule.Outside: NamedCase {
    package static var typeName: Label { Label("outside-catalogue", "目录外处理") }

    package var label: Label {
        switch self {
        case .warn: Label("warn", "提醒")
        case .refuse: Label("refuse", "不予登记")
        }
    }
}
