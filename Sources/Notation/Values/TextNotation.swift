package import Grammar

/// Checks texts that people write: names, subjects, titles.
package enum TextNotation {
    /// The most bytes that a text of the register may have.
    package static let byteLimit = 1_024
    /// The most marks that may stand on one letter.
    package static let markLimit = 8

    /// - Throws: BADARG for an empty or over-long text, or one with a scalar that the eye cannot
    ///   see: controls, bidirectional marks, zero-width spaces and joiners, a byte-order mark.
    package static func check(_ text: String) throws(Refusal) {
        guard !text.isEmpty else {
            throw Refusal(.badArgument, "an empty text", "文字为空", want: "text")
        }
        guard text.utf8.count <= byteLimit else {
            throw Refusal(
                .badArgument,
                "a text of more than \(byteLimit) bytes",
                "文字超过 \(byteLimit) 字节",
                want: "text"
            )
        }
        if let bad = text.unicodeScalars.first(where: isInvisible) {
            let code = String(bad.value, radix: 16, uppercase: true)
            throw Refusal(
                .badArgument,
                "the text holds the invisible character U+\(code)",
                "文字含有不可见字符 U+\(code)",
                want: "text"
            )
        }
        try checkMarks(text)
    }

    /// Refuses floods of combining marks, which hide what a name says.
    private static func checkMarks(_ text: String) throws(Refusal) {
        var run = 0
        for scalar in text.unicodeScalars {
            run = isMark(scalar) ? run + 1 : 0
            guard run <= markLimit else {
                throw Refusal(
                    .badArgument,
                    "too many combining marks on one letter",
                    "一个字符上的组合符号过多",
                    want: "text"
                )
            }
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: true
        default: false
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        NativeText.isControl(scalar) || scalar.properties.generalCategory == .format
    }
}

extension String: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("text", "文字"), shape: "TEXT")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    package static func read(_ text: String) throws(Refusal) -> String {
        try TextNotation.check(text)
        return text
    }

    package var fieldValue: FieldValue { .text(self) }
}
