package import Domain
package import Grammar

extension SchemeVersion.Key: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("scheme-version", "方案版本"), shape: "hetu@1")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    package static func read(_ text: String) throws(Refusal) -> SchemeVersion.Key {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Decimals.natural(parts[1]), number > 0 else {
            throw bad(text)
        }
        return SchemeVersion.Key(scheme: try SchemeID.read(String(parts[0])), version: number)
    }

    package var fieldValue: FieldValue { .text(text) }
}
