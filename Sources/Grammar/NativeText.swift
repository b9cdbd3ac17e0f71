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

    /// Whether the grammar reads `text` as one bare word.
    package static func isBare(_ text: String) -> Bool {
        guard !text.isEmpty else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar.value > 0x20 && scalar.value != 0x22 && scalar.value != 0x27
                && scalar.value != 0x5C && !isControl(scalar)
        } && !text.hasPrefix("@") && !text.hasPrefix("#")
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
