import Grammar

/// The receipt of an update as text, which the store keeps for repeated idempotency keys.
enum Receipt {
    /// `id=A-5 rev=1`, each pair one word of the grammar.
    static func text(of receipt: [Reply.Meta]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64)
        for pair in receipt {
            if !bytes.isEmpty { bytes.append(0x20) }
            switch pair.value {
            case .text(let value) where NativeText.isBare(value):
                add(pair.key, value, to: &bytes)
            case .text(let value):
                bytes += NativeText.word("\(pair.key)=\(value)").utf8
            case .integer(let number):
                add(pair.key, String(number), to: &bytes)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func add(_ key: String, _ value: String, to bytes: inout [UInt8]) {
        add(key, to: &bytes)
        bytes.append(UInt8(ascii: "="))
        add(value, to: &bytes)
    }

    private static func add(_ text: String, to bytes: inout [UInt8]) {
        let isAdded: Void? = text.utf8.withContiguousStorageIfAvailable { utf8 in
            bytes.append(contentsOf: utf8)
        }
        if isAdded == nil { bytes.append(contentsOf: text.utf8) }
    }

    /// The pairs of a text that `text(of:)` wrote; a whole number is one again, but not an id.
    static func pairs(in text: String) -> [Reply.Meta] {
        guard let request = try? StatementParser.parse(text) else { return [] }
        return request.words.compactMap { word in
            guard let (key, value) = word.named else { return nil }
            if key != "id", let number = Int(value) { return Reply.Meta(key, number) }
            return Reply.Meta(key, value)
        }
    }
}
