/// A number and what there is of it, as English has it: `1 pupil`, `2 pupils`, `0 classes`.
///
/// Only 1 and -1 take the singular. The number is an integer, or a quantity as it is written.
/// The one place that knows how a plural is made; Chinese has none.
package func counted(_ number: some CustomStringConvertible, _ noun: EnglishNoun) -> String {
    let text = number.description
    return "\(text) \(text == "1" || text == "-1" ? noun.one : noun.many)"
}

/// An English noun in its two forms.
package struct EnglishNoun: Hashable, Sendable, ExpressibleByStringLiteral {
    package let one: String
    package let many: String

    /// A noun whose plural follows no rule.
    package init(_ one: String, many: String) {
        self.one = one
        self.many = many
    }

    /// A noun with the plural that its spelling asks for: hours, classes, entries, days.
    package init(stringLiteral one: String) {
        self.init(one, many: Self.plural(of: one))
    }

    private static let sibilants = ["s", "x", "z", "ch", "sh"]
    private static let vowels: [Character] = ["a", "e", "i", "o", "u"]

    private static func plural(of one: String) -> String {
        if sibilants.contains(where: { one.hasSuffix($0) }) { return one + "es" }
        guard one.hasSuffix("y"), let before = one.dropLast().last, !vowels.contains(before) else {
            return one + "s"
        }
        return one.dropLast() + "ies"
    }
}
