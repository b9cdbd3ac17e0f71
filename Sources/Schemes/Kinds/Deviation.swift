package import Grammar
import Notation

/// `deviation by=n-1`: by what a sum of squares is divided for a standard deviation.
///
/// Source: practice.md 3.4: both are in use, so that every figure says which.
package struct Deviation: Hashable, Sendable {
    /// By what the sum of squares is divided.
    package enum Divisor: String, CaseIterable, Sendable {
        case count = "n"
        case countLessOne = "n-1"
    }

    package let divisor: Divisor
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("deviation", "标准差"),
        Bilingual("the divisor of a standard deviation", "标准差的除数"),
        parameters: [
            RuleDeclaration.keyword(
                Label("by", "除数"),
                Divisor.valueType,
                Bilingual("n, or n-1", "n 或 n-1"),
                isRequired: true
            )
        ],
        source: "practice.md 3.4",
        examples: ["deviation by=n-1 origin=project source=\"practice.md 3.4\""]
    ) { arguments throws(Refusal) in
        .deviation(
            Deviation(divisor: try arguments.required("by"), source: try arguments.source)
        )
    }
}

extension Deviation.Divisor: NamedCase {
    package static var typeName: Label { Label("divisor", "除数") }

    package var label: Label {
        switch self {
        case .count: Label("n", "总体")
        case .countLessOne: Label("n-1", "样本")
        }
    }
}
