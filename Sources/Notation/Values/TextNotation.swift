import Domain
package import Grammar
// For the normal form, which only Swift's own tables know without Foundation.
@_spi(_Unicode) import Swift

/// Checks texts that people write: names, subjects, titles.
package enum TextNotation {
    /// The most bytes that a text of the register may have.
    package static let byteLimit = 1_024
    /// The most marks that may stand on one letter.
    package static let markLimit = 8

    /// - Throws: BADARG for an empty or over-long text, or one with a scalar that the eye cannot
    ///   see (controls, bidirectional marks, zero-width spaces and joiners, a byte-order mark), or
    ///   one that is not in Unicode's normal form C.
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
        guard !ByteHash.withBytes(of: text, isPlain) else { return }
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
        try checkNormal(text)
    }

    /// Printable ASCII and Chinese characters, of which nearly all texts are: nothing to look up.
    private static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        var place = 0
        while place < utf8.count {
            switch utf8[place] {
            case 0x20...0x7E: place += 1
            // U+4E00 to U+9FFF, of three bytes each.
            case 0xE4 where utf8[place + 1] >= 0xB8: place += 3
            case 0xE5...0xE9: place += 3
            default: return false
            }
        }
        return true
    }

    /// Two spellings of one name must not be two names.
    private static func checkNormal(_ text: String) throws(Refusal) {
        guard !text.unicodeScalars.elementsEqual(text._nfc) else { return }
        var normal = String.UnicodeScalarView()
        normal.append(contentsOf: text._nfc)
        throw Refusal(
            .badArgument,
            "the text is not in Unicode's normal form C",
            "文字不是 Unicode 规范形式 C（NFC）",
            want: "text",
            hint: excerpt(String(normal))
        )
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
