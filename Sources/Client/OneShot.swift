internal import Grammar

/// One statement from the command line's words.
struct OneShot {
    /// Encodes the words, so that each argument of the shell is one word of the statement.
    static func statement(_ words: [String]) throws(ClientError) -> Statement {
        guard words.allSatisfy({ !$0.utf8.contains(0) }) else {
            throw .usage(Bilingual("a word has a NUL", "词中含有 NUL"))
        }
        let text = words.map { NativeText.word($0) }.joined(separator: " ")
        return try Statement(
            line: SourceLine(file: "shixun", number: 1, text: text),
            bytes: Array(text.utf8)
        )
    }
}
