package import Grammar

/// A field's value as it was read, of its own type: it becomes a `FieldValue` where it is compared,
/// and is written as it is where it is only shown.
package struct FieldCell<Value: FieldConvertible> {
    private let value: Value?

    @inline(__always)
    private init(_ value: Value?) {
        self.value = value
    }

    /// The cell of a value; an unset one for nil.
    @inline(__always)
    package static func of(_ value: Value?) -> FieldCell {
        FieldCell(value)
    }

    /// An unset cell.
    @inline(__always)
    package static var none: FieldCell { FieldCell(nil) }

    @inline(__always)
    package var fieldValue: FieldValue { value?.fieldValue ?? .none }

    @inline(__always)
    package func write(to writer: any ReplyWriter) {
        if let value { value.write(to: writer) } else { writer.none() }
    }
}
