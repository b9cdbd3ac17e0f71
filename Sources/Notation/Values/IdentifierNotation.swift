package import Domain
package import Grammar

/// Reads keys; whether there is such an object is told by the register.
extension Identifier: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("id", "编号"), shape: "ID")
    }

    package static var columnKind: ColumnSpec.Kind { .id }

    /// - Throws: BADARG for a text that has not the form of a key.
    package static func read(_ text: String) throws(Refusal) -> Identifier {
        guard isValid(text) else {
            throw Refusal(
                .badArgument,
                "\(excerpt(text)) is not an id: 1 to 64 of A-Z a-z 0-9 . _ -",
                "\(excerpt(text)) 不是编号：编号由 1 到 64 个字母、数字或 . _ - 组成",
                want: "id"
            )
        }
        return Identifier(text)
    }

    package var fieldValue: FieldValue { .text(text) }
}
