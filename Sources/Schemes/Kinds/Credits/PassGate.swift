package import Grammar
import Notation

/// `passing needs=passed`: what the examination's outcome decides.
///
/// Source: systems.md A13; practice.md 3.2 (武汉: fail → 0).
package struct PassGate: Hashable, Sendable {
    /// What an entry needs to give credits.
    package enum Need: String, CaseIterable, Sendable {
        /// A passed examination.
        case passed
        /// No failed one.
        case notFailed = "not-failed"
    }

    package let need: Need
    /// Whether the hours are lost too.
    package let takesHours: Bool
    /// Certificates in whose place no examination is needed: the evidence begins with one.
    package let exempts: [String]
    package let selector: EntrySelector
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("passing", "考核"),
        Bilingual("credits only for what the examination allows", "按考核结果认定学分"),
        parameters: [
            RuleDeclaration.keyword(
                Label("needs", "要求"),
                Need.valueType,
                Bilingual("passed, or only not failed", "须合格，或未判不合格即可"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("takes-hours", "扣学时"),
                YesNo.valueType,
                Bilingual("whether the hours are lost too; no", "是否连学时一并不计，默认否")
            ),
            RuleDeclaration.keyword(
                Label("exempts", "免试证书"),
                [String].valueType,
                Bilingual("certificates that stand for the examination", "持这些证书者免试")
            ),
        ] + EntrySelector.parameters,
        source: "A13, A14",
        examples: ["passing needs=passed source=\"A13; 002 A L29\""]
    ) { arguments throws(Refusal) in
        .credit(
            .passing(
                PassGate(
                    need: try arguments.required("needs"),
                    takesHours: try arguments.optional("takes-hours", YesNo.self)?.isYes ?? false,
                    exempts: try arguments.optional("exempts") ?? [],
                    selector: try EntrySelector(arguments),
                    source: try arguments.source
                )
            )
        )
    }
}

extension PassGate.Need: NamedCase {
    package static var typeName: Label { Label("need", "要求") }

    package var label: Label {
        switch self {
        case .passed: Label("passed", "合格")
        case .notFailed: Label("not-failed", "未判不合格")
        }
    }
}
