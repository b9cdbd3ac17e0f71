package import Domain
package import Grammar

extension Int: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("integer", "整数"), shape: "12")
    }

    package static var columnKind: ColumnSpec.Kind { .integer }

    package static func read(_ text: String) throws(Refusal) -> Int {
        guard let value = Decimals.natural(text) else { throw bad(text) }
        return value
    }

    package var fieldValue: FieldValue { .integer(self) }
}

extension Marks: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("marks", "分数"), shape: "92.5")
    }

    package static var columnKind: ColumnSpec.Kind { .decimal }

    /// The most marks that one figure may hold: 10^9.
    package static let limit = Marks(hundredths: 100_000_000_000)

    package static func read(_ text: String) throws(Refusal) -> Marks {
        guard let scaled = Decimals.scaled(text, places: places), scaled >= 0,
            scaled <= limit.hundredths
        else { throw bad(text) }
        return Marks(hundredths: scaled)
    }

    package var fieldValue: FieldValue { .decimal(scaled: hundredths, places: Self.places) }
}

extension Percent: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("percent", "百分比"), shape: "85%")
    }

    package static var columnKind: ColumnSpec.Kind { .percent }

    package static func read(_ text: String) throws(Refusal) -> Percent {
        let digits = text.hasSuffix("%") || text.hasSuffix("％") ? text.dropLast() : text[...]
        guard let scaled = Decimals.scaled(digits, places: 2), (0...1_000_000).contains(scaled)
        else { throw bad(text) }
        return Percent(hundredths: scaled)
    }

    package var fieldValue: FieldValue { .decimal(scaled: hundredths, places: 2) }

    /// `85%`.
    package var text: String { Decimals.text(hundredths, places: 2) + "%" }
}
