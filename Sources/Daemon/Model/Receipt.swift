import Grammar

/// The receipt of an update as text, which the store keeps for repeated idempotency keys.
enum Receipt {
    /// `id=A-5 rev=1`, each pair one word of the grammar.
    static func text(of receipt: [Reply.Meta]) -> String {
        guard !receipt.isEmpty else { return "" }
        return receipt.map { pair in
            switch pair.value {
            case .text(let text): NativeText.word("\(pair.key)=\(text)")
            case .integer(let number): "\(pair.key)=\(number)"
            }
        }.joined(separator: " ")
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
