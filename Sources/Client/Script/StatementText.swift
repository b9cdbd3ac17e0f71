internal import Grammar

/// A statement put together of words, each of which remembers its place in the script.
struct StatementText {
    private var text = ""
    private var length = 0
    private(set) var map = ColumnMap()

    var bytes: [UInt8] { Array(text.utf8) }

    mutating func add(_ word: ScriptWord) {
        add(word.text, line: word.line, column: word.column, isLiteral: !word.isQuoted)
    }

    /// Adds one word, quoted where it must be.
    mutating func add(_ word: String, line: SourceLine, column: Int, isLiteral: Bool) {
        separate()
        append(NativeText.word(word), line: line, column: column, isLiteral: isLiteral)
    }

    /// Adds `name=value`; the name has the place of its heading, the value that of its cell.
    mutating func add(_ name: ScriptWord, value: String, line: SourceLine, column: Int) {
        separate()
        let word = NativeText.word(name.text + "=" + value)
        let head = name.text.unicodeScalars.count + 1
        let scalars = word.unicodeScalars
        let split = scalars.index(scalars.startIndex, offsetBy: min(head, scalars.count))
        append(String(word[..<split]), line: name.line, column: name.column, isLiteral: false)
        append(String(word[split...]), line: line, column: column, isLiteral: false)
    }

    private mutating func separate() {
        guard !text.isEmpty else { return }
        text += " "
        length += 1
    }

    private mutating func append(
        _ part: String,
        line: SourceLine,
        column: Int,
        isLiteral: Bool
    ) {
        map.add(ColumnMap.Run(start: length, line: line, column: column, isLiteral: isLiteral))
        text += part
        length += part.unicodeScalars.count
    }
}
