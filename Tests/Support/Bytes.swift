extension [UInt8] {
    /// The UTF-8 of a text, for tables.
    package static func utf8(_ text: String) -> [UInt8] {
        Array(text.utf8)
    }

    /// A RESP request of these words.
    package static func resp(_ words: String...) -> [UInt8] {
        resp(words)
    }

    /// A RESP request of these words.
    package static func resp(_ words: [String]) -> [UInt8] {
        var result = Array("*\(words.count)\r\n".utf8)
        for word in words {
            result += Array("$\(word.utf8.count)\r\n\(word)\r\n".utf8)
        }
        return result
    }
}
