import Domain
import Grammar
import Schemes

/// Schemes written for tests: a title, then the rules.
enum SampleScheme {
    static let file = "t.scheme"

    static func text(_ rules: String...) -> String {
        (["scheme t name=样例"] + rules).joined(separator: "\n")
    }

    /// The one rule of a scheme that has one.
    static func rule(_ text: String) throws -> Rule {
        let scheme = try ParsedScheme.parse(Self.text(text), file: file)
        guard let rule = scheme.rules.first, scheme.rules.count == 1 else {
            throw Refusal(.internal, "not one rule", "不是一条")
        }
        return rule
    }
}
