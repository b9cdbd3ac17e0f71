import Grammar

/// The receipt of an update as text, which the store keeps for repeated idempotency keys.
enum Receipt {
    /// `id=A-5 rev=1`, each pair one word of the grammar.
    static func text(of receipt: [Reply.Meta]) -> String {
        var text = ""
        for pair in receipt {
            if !text.isEmpty { text += " " }
            switch pair.value {
            case .text(let value) where NativeText.isBare(value):
                text += pair.key
                text += "="
                text += value
            case .text(let value):
                text += NativeText.word("\(pair.key)=\(value)")
            case .integer(let number):
                text += pair.key
                text += "="
                text += String(number)
            }
        }
        return text
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
