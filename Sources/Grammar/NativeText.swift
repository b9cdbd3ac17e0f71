/// Writes values as words of a native statement, so that reading them gives them back.
package enum NativeText {
    /// `text` as one word: bare where it can be, in quotes otherwise.
    ///
    /// A named argument keeps its name outside the quotes: `name="two words"`.
    package static func word(_ text: String) -> String {
        guard !isBare(text) else { return text }
        if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")),
            equals != text.startIndex,
            isName(text[..<equals])
        {
            let value = text[text.utf8.index(after: equals)...]
            return "\(text[..<equals])=\(quoted(value))"
        }
        return quoted(text)
    }

    /// The words of a statement, each as `word` writes it; as bytes, since the audit keeps the text
    /// of every update and most words need nothing but to be copied.
    static func words(_ words: [Argument]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(words.reduce(0) { $0 + $1.text.utf8.count + 1 })
        for argument in words {
            if !bytes.isEmpty { bytes.append(0x20) }
            let isCopied = argument.text.withBytes { text in
                guard isBare(text) else { return false }
                bytes.append(contentsOf: text)
                return true
            }
            if !isCopied { bytes.append(contentsOf: word(argument.text).utf8) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether the grammar reads `text` as one bare word.
    package static func isBare(_ text: String) -> Bool {
        text.withBytes { isBare($0) }
    }

    private static func isBare(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, first != UInt8(ascii: "@"), first != UInt8(ascii: "#")
        else { return false }
        var next = 0
        while next < text.count {
            if text.count - next >= 8, EightLetters(text, at: next).arePlain {
                next += 8
                continue
            }
            let index = next
            let byte = text[index]
            next += 1
            // Letters, digits and most marks, and most bytes of Chinese.
            if byte > 0x27, byte < 0x5C || byte > 0x5C && byte < 0x7F || byte > 0xE2 { continue }
            switch byte {
            case 0...0x20, 0x22, 0x27, 0x5C, 0x7F: return false
            // The first bytes of the scalars from 0x80 that `isControl` knows.
            case 0xC2, 0xE2:
                if isControl(text, at: index) { return false }
            default: continue
            }
        }
        return true
    }

    /// Whether the scalar of two or three bytes that begins there is a control.
    static func isControl(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard index + 1 < text.count else { return false }
        let low = UInt32(text[index + 1] & 0x3F)
        guard text[index] == 0xE2 else {
            return Unicode.Scalar(0x80 | low).map(isControl) ?? false
        }
        guard index + 2 < text.count else { return false }
        let last = UInt32(text[index + 2] & 0x3F)
        return Unicode.Scalar(0x2000 | low << 6 | last).map(isControl) ?? false
    }

    /// Scalars that never stand raw on the wire: controls, separators, bidirectional overrides.
    package static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func isName(_ text: Substring) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        guard isLetter(first) || first.value >= 0x80 else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            isLetter(scalar) || (scalar.value >= 0x80 && !isControl(scalar))
                || (0x30...0x39).contains(scalar.value)
                || scalar == "-" || scalar == "_" || scalar == "."
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        (0x41...0x5A).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
    }

    /// `text` in quotes, with what cannot stand in them escaped.
    package static func quoted(_ text: some StringProtocol) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where isControl(scalar):
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
