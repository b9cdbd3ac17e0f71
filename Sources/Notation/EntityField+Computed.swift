import Domain
package import Grammar

extension EntityField {
    /// A field that may be unset and is kept otherwise than it is said: `set` is quicker than a key
    /// path to a computed property.
    @inline(__always)
    package static func fixed<Value: FieldConvertible>(
        _ name: Label,
        _ summary: Bilingual,
        set: @escaping @Sendable (inout Object, Value?) -> Void,
        _ read: @escaping Taker<Value>
    ) -> EntityField {
        make(
            name,
            summary,
            Value.self,
            isDated: false,
            isOptional: true,
            nil,
            Access(read)
        ) {
            object,
            text,
            _ throws(Refusal) in
            set(&object, text.isEmpty ? nil : try Value.read(text))
        }
    }
}
