import Domain

/// A list is a JSON array of texts without spaces, so that sqlite3's `json_each` reads it.
extension Array: StoredText where Element: StoredText {
    var storedText: String? {
        guard !isEmpty else { return "[]" }
        if count == 1, let element = self[0].storedText, Self.isPlain(element) {
            // Most lists have one item, which can be copied.
            var text = ""
            text.reserveCapacity(element.utf8.count + 4)
            text += "[\""
            text += element
            text += "\"]"
            return text
        }
        var text = "["
        for (place, element) in enumerated() {
            text += place == 0 ? "\"" : ",\""
            Self.append(element.storedText ?? "", to: &text)
            text += "\""
        }
        return text + "]"
    }

    init?(storedText: String?) {
        guard let storedText, let texts = Self.texts(in: [UInt8](storedText.utf8))
        else { return nil }
        self = []
        reserveCapacity(texts.count)
        for text in texts {
            guard let element = Element(storedText: text) else { return nil }
            append(element)
        }
    }

    private static func append(_ element: String, to text: inout String) {
        guard !isPlain(element) else {
            text += element
            return
        }
        for scalar in element.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                text += "\\\(scalar)"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default:
                text.unicodeScalars.append(scalar)
            }
        }
    }

    private static func isPlain(_ element: String) -> Bool {
        !element.utf8.contains { isEscaped($0) }
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func texts(in bytes: [UInt8]) -> [String]? {
        guard bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]"), bytes.count > 1
        else { return nil }
        var rest = bytes[1..<bytes.count - 1]
        guard !rest.isEmpty else { return [] }
        var texts: [String] = []
        while let text = takeText(from: &rest) {
            texts.append(text)
            guard let next = rest.popFirst() else { return texts }
            guard next == UInt8(ascii: ",") else { return nil }
        }
        return nil
    }

    /// Takes a quoted text from the front.
    private static func takeText(from rest: inout ArraySlice<UInt8>) -> String? {
        guard rest.popFirst() == UInt8(ascii: "\"") else { return nil }
        var text: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""):
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = takeEscaped(from: &rest) else { return nil }
                text.append(escaped)
            default:
                text.append(byte)
            }
        }
        return nil
    }

    private static func takeEscaped(from rest: inout ArraySlice<UInt8>) -> UInt8? {
        guard let byte = rest.popFirst() else { return nil }
        guard byte == UInt8(ascii: "u") else { return byte }
        let digits = String(decoding: rest.prefix(4), as: UTF8.self)
        rest = rest.dropFirst(4)
        return UInt8(digits, radix: 16)
    }
}

extension Person.RoleHolding: StoredText {
    /// As in `teacher`, `leader:语文` or `2024-09-01..2025-01-17 leader:语文`.
    var storedText: String? {
        var text = role.rawValue
        if let scope { text += ":" + scope }
        guard let range = period?.storedText else { return text }
        return "\(range) \(text)"
    }

    init?(storedText: String?) {
        guard let storedText, let first = storedText.utf8.first else { return nil }
        var rest = Substring(storedText)
        var period: DayRange?
        if (0x30...0x39).contains(first) {
            guard let space = rest.utf8.firstIndex(of: UInt8(ascii: " ")),
                let range = DayRange(storedText: String(rest[..<space]))
            else { return nil }
            period = range
            rest = rest[rest.utf8.index(after: space)...]
        }
        let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":"))
        guard let role = PersonRole(rawValue: String(rest[..<(colon ?? rest.endIndex)]))
        else { return nil }
        let scope = colon.map { String(rest[rest.utf8.index(after: $0)...]) }
        self.init(role: role, scope: scope, period: period)
    }
}
