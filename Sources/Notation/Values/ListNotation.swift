package import Grammar

/// A list of values, parted by commas, none of them twice: `语文,数学`.
extension Array: FieldConvertible where Element: FieldConvertible {
    /// The most elements that a list may have.
    package static var listLimit: Int { 64 }

    package static var valueType: ValueType {
        let item = Element.valueType
        return ValueType(
            Label("\(item.name.english)-list", "\(item.name.chinese)列表"),
            shape: "\(item.shape),…",
            completion: item.completion
        )
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    /// - Throws: BADARG for a list that is too long, names an item twice, or has a bad item.
    package static func read(_ text: String) throws(Refusal) -> [Element] {
        // Most lists have one item.
        guard text.utf8.contains(UInt8(ascii: ",")) else { return [try Element.read(text)] }
        var items: [Element] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let item = try Element.read(String(part))
            guard !items.contains(item) else {
                throw Refusal(
                    .badArgument,
                    "\(excerpt(String(part))) stands twice in the list",
                    "列表中 \(excerpt(String(part))) 重复",
                    want: valueType.name.english
                )
            }
            guard items.count < listLimit else {
                throw Refusal(
                    .badArgument,
                    "a list of more than \(listLimit)",
                    "列表超过 \(listLimit) 项",
                    want: valueType.name.english
                )
            }
            items.append(item)
        }
        return items
    }

    package var fieldValue: FieldValue {
        isEmpty ? .none : .list(map(\.fieldValue.text))
    }

    // Most lists have one item, which needs no other list.
    @inline(__always)
    package func write(to writer: any ReplyWriter) {
        if count == 1 { writer.text(self[0].fieldValue.text) } else { fieldValue.write(to: writer) }
    }
}
