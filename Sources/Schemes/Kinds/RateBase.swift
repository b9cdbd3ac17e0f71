package import Grammar
import Notation

/// `base absent=excluded`: whom a rate and a mean are of.
///
/// Source: systems.md H04: absent pupils are excluded and reported; the switch counts them as 0.
package struct RateBase: Hashable, Sendable {
    /// What becomes of pupils who did not sit the test.
    package enum Absent: String, CaseIterable, Sendable {
        /// The base is those who sat.
        case excluded
        /// The base is the class list; an absent pupil has 0 marks.
        case zero
    }

    package let absent: Absent
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("base", "基数"),
        Bilingual("whether absent pupils count", "缺考学生是否计入"),
        parameters: [
            RuleDeclaration.keyword(
                Label("absent", "缺考"),
                Absent.valueType,
                Bilingual("excluded, or zero: with 0 marks", "excluded 不计，zero 计零分"),
                isRequired: true
            )
        ],
        source: "H04",
        examples: ["base absent=excluded source=H04"]
    ) { arguments throws(Refusal) in
        .base(RateBase(absent: try arguments.required("absent"), source: try arguments.source))
    }
}

extension RateBase.Absent: NamedCase {
    package static var typeName: Label { Label("absent", "缺考") }

    package var label: Label {
        switch self {
        case .excluded: Label("excluded", "不计")
        case .zero: Label("zero", "计零分")
        }
    }
}
