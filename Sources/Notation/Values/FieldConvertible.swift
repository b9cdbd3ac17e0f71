import Domain
package import Grammar

/// A domain value that is written and read as one word.
package protocol FieldConvertible: Hashable, Sendable {
    /// How parameters of this type are declared.
    static var valueType: ValueType { get }
    /// How columns of this type are declared.
    static var columnKind: ColumnSpec.Kind { get }
    /// - Throws: BADARG saying what would have been right.
    static func read(_ text: String) throws(Refusal) -> Self
    var fieldValue: FieldValue { get }
    /// Writes what `fieldValue` would, as one cell.
    func write(to writer: any ReplyWriter)
}

extension FieldConvertible {
    @inline(__always)
    package func write(to writer: any ReplyWriter) {
        fieldValue.write(to: writer)
    }
}

extension FieldConvertible {
    /// The refusal of `text`, which is not such a value.
    static func bad(_ text: String) -> Refusal {
        let type = valueType
        return Refusal(
            .badArgument,
            "\(excerpt(text)) is no \(type.name.english); write it as \(type.shape)",
            "\(excerpt(text)) 不是\(type.name.chinese)，应写作 \(type.shape)",
            want: type.name.english
        )
    }
}

/// A closed set of values, each with its one English and one Chinese name.
package protocol NamedCase: FieldConvertible, CaseIterable, RawRepresentable<String> {
    /// What the set is called.
    static var typeName: Label { get }
    var label: Label { get }
}

extension NamedCase {
    package static var valueType: ValueType {
        let labels = allCases.map(\.label)
        return ValueType(
            typeName,
            shape: labels.map(\.english).joined(separator: "|"),
            completion: .words(labels)
        )
    }

    package static var columnKind: ColumnSpec.Kind { .word }

    /// Reads either name; ASCII letters in either case.
    package static func read(_ text: String) throws(Refusal) -> Self {
        // Mostly it is written as the list has it.
        for value in allCases where ByteHash.isEqual(value.label.english, text) { return value }
        let small = text.asciiLowercased
        for value in allCases {
            let label = value.label
            if label.english == small || label.english == text || label.chinese == text {
                return value
            }
        }
        var refusal = bad(text)
        let names = allCases.flatMap { [$0.label.english, $0.label.chinese] }
        refusal.hint = nearest(to: text, among: names)
        throw refusal
    }

    @inline(__always)
    package var fieldValue: FieldValue {
        .word(label, rank: rank())
    }

    // Without its rank, which is for sorting.
    @inline(__always)
    package func write(to writer: any ReplyWriter) {
        writer.text(label.english)
    }

    /// Its place among the values.
    private func rank() -> Int {
        var rank = 0
        for other in Self.allCases {
            if other == self { break }
            rank += 1
        }
        return rank
    }
}

extension FieldValue {
    /// The field's value of a domain value; unset for nil.
    @inline(__always)
    static func of<Value: FieldConvertible>(_ value: Value?) -> FieldValue {
        value?.fieldValue ?? .none
    }
}
