/// Writes texts so that a log keeps one line an event, whatever they hold.
enum LogText {
    /// The most bytes of one value.
    static let byteLimit = 256

    /// The text with controls escaped, cut to `byteLimit` bytes.
    static func escaped(_ text: String) -> String {
        var result = ""
        // As much as leaves room for the sign that says that something is left out.
        var kept = 0
        for scalar in text.unicodeScalars {
            let part = escaped(scalar)
            guard result.utf8.count + part.utf8.count <= byteLimit else {
                return String(result.utf8.prefix(kept)).map { $0 + mark } ?? mark
            }
            result += part
            if result.utf8.count + mark.utf8.count <= byteLimit { kept = result.utf8.count }
        }
        return result
    }

    private static let mark = "…"

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case "\"": "\\\""
        case "\\": "\\\\"
        case _ where isSpecial(scalar): "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        default: String(Character(scalar))
        }
    }

    /// A value of `key=value`: in quotes where it holds a space, a quote or nothing.
    static func value(_ text: String) -> String {
        let isBare =
            !text.isEmpty && text.utf8.count < byteLimit
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.value > 0x20 && scalar != "\"" && scalar != "\\" && scalar != "="
                    && !isSpecial(scalar)
            }
        return isBare ? text : quoted(text)
    }

    /// The text in quotes.
    static func quoted(_ text: String) -> String {
        "\"\(escaped(text))\""
    }

    private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
