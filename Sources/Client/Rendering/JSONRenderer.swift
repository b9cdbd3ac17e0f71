/// Results as JSON: an array of objects, or one object a line.
///
/// Figures keep the digits that the daemon sent; no binary floating point is between.
///
/// A class: it is inside an array or is not.
final class JSONRenderer: ResultRenderer {
    /// How several rows are held together.
    enum Style {
        case array
        case lines
    }

    private let output: Output
    private let style: Style
    private let messages: Messages?
    private var columns: [Column] = []
    private var keys: [String] = []
    private var isInside = false
    private var items = 0

    init(output: Output, style: Style, messages: Messages?) {
        self.output = output
        self.style = style
        self.messages = messages
    }

    func begin(_ columns: [Column]) throws(ClientError) {
        self.columns = columns
        keys = columns.map { Self.string($0.name) }
        isInside = true
        items = 0
    }

    func row(_ values: [String?]) throws(ClientError) {
        var text = "{"
        for (index, key) in keys.enumerated() {
            if index > 0 { text += "," }
            let value = index < values.count ? values[index] : nil
            text += key + ":" + Self.literal(value, columns[index])
        }
        try item(text + "}")
    }

    func text(_ line: String) throws(ClientError) {
        if !columns.isEmpty {
            messages?.show(VisibleText.of(line) + "\n")
            return
        }
        isInside = true
        try item(Self.string(line))
    }

    /// A last object with the digest alone: a file that is handed on has to hold that by which it
    /// can be checked.
    func digest(_ text: String) throws(ClientError) {
        guard !columns.isEmpty else { return }
        try item("{" + Self.string("digest") + ":" + Self.string(text) + "}")
    }

    func end() throws(ClientError) {
        if isInside && style == .array {
            try output.write(items == 0 ? "[]\n" : "\n]\n")
        }
        isInside = false
        items = 0
        columns = []
    }

    private func item(_ text: String) throws(ClientError) {
        switch style {
        case .lines: try output.write(text + "\n")
        case .array: try output.write((items == 0 ? "[\n" : ",\n") + text)
        }
        items += 1
    }

    private static func literal(_ value: String?, _ column: Column) -> String {
        guard let value else { return "null" }
        switch column.kind {
        case .figure, .percent: return isNumber(value) ? value : string(value)
        case .flag: return flag(value)
        case .text, .word, .trend: return string(value)
        }
    }

    private static func flag(_ value: String) -> String {
        switch value {
        case "true", "yes", "1": "true"
        case "false", "no", "0": "false"
        default: string(value)
        }
    }

    /// Whether JSON reads it as a number: `-?(0|[1-9][0-9]*)(\.[0-9]+)?`.
    static func isNumber(_ value: String) -> Bool {
        var digits = value.utf8[...]
        if digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
        let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2,
            parts.allSatisfy({ part in
                !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) }
            })
        else { return false }
        return whole.count == 1 || whole.first != UInt8(ascii: "0")
    }

    static func string(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _
            where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                || scalar.value == 0x2028 || scalar.value == 0x2029:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
