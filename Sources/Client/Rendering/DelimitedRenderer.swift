internal import Grammar

/// Results as CSV (RFC 4180) or as tab-separated lines.
///
/// A class: it has written the byte order mark or has not.
final class DelimitedRenderer: ResultRenderer {
    /// Which of the two.
    enum Style {
        case csv
        case tsv
    }

    private let output: Output
    private let style: Style
    private let messages: Messages?
    private var owesByteOrderMark: Bool
    /// How many columns the rows of this result have; 0 outside one.
    private var width = 0

    init(output: Output, style: Style, messages: Messages?, marksByteOrder: Bool = false) {
        self.output = output
        self.style = style
        self.messages = messages
        owesByteOrderMark = marksByteOrder
    }

    func begin(_ columns: [Column]) throws(ClientError) {
        width = columns.count
        try line(columns.map { $0.name })
    }

    func row(_ values: [String?]) throws(ClientError) {
        try line(values)
    }

    func text(_ line: String) throws(ClientError) {
        // Reasons after rows would be taken for a row.
        if width > 0 {
            messages?.show(VisibleText.of(line) + "\n")
        } else {
            try output.write(VisibleText.of(line) + "\n")
        }
    }

    /// A last line of `digest` and what it is, as wide as the others: a file that is handed on has
    /// to hold that by which it can be checked.
    func digest(_ text: String) throws(ClientError) {
        guard width > 0 else { return }
        let rest = [String?](repeating: nil, count: max(width - 2, 0))
        try line(["digest", text] + rest)
    }

    func end() throws(ClientError) {
        width = 0
    }

    private func line(_ values: [String?]) throws(ClientError) {
        if owesByteOrderMark {
            owesByteOrderMark = false
            try output.write("\u{FEFF}")
        }
        var text = ""
        for (index, value) in values.enumerated() {
            if index > 0 { text += style == .csv ? "," : "\t" }
            text += style == .csv ? Self.quoted(value) : Self.escaped(value)
        }
        try output.write(text + (style == .csv ? "\r\n" : "\n"))
    }

    /// No value is an empty field; an empty text is `""`, so that the two can be told apart.
    private static func quoted(_ value: String?) -> String {
        guard let value else { return "" }
        let special: Set<UInt8> = [0x22, 0x2C, 0x0D, 0x0A]
        guard
            value.isEmpty || value.utf8.contains(where: special.contains)
                || value.first == " " || value.last == " "
        else { return value }
        var text = "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" { text += "\"" }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }

    /// Tab-separated fields cannot be quoted; no value is `\N`, as on the wire.
    private static func escaped(_ value: String?) -> String {
        guard let value else { return "\\N" }
        guard value.utf8.contains(where: { $0 < 0x20 || $0 == 0x5C }) else { return value }
        var text = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": text += "\\\\"
            case "\t": text += "\\t"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
