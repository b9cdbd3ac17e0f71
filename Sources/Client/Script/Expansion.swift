internal import Grammar

/// Puts values in the place of `${name}`, each as one word or a part of one.
///
/// A value is never read as grammar: a word that holds one is quoted where it must be, and inside
/// quotes it is escaped. `$$` is a dollar sign.
struct Expansion {
    private let scalars: [Unicode.Scalar]
    private let line: SourceLine
    /// The column of the first scalar.
    private let origin: Int
    private let variables: Variables
    private var index = 0
    private(set) var text: [Unicode.Scalar] = []
    private(set) var map = ColumnMap()

    /// One piece of a word: what was written, or a value.
    private struct Piece {
        let text: String
        let start: Int
        let isValue: Bool
    }

    /// Expands a line whose full-width marks are folded.
    /// - Throws: `script` at the `$` of a variable that is not set.
    static func of(
        _ scalars: [Unicode.Scalar],
        line: SourceLine,
        origin: Int = 1,
        variables: Variables
    ) throws(ClientError) -> Expansion {
        var expansion = Expansion(
            scalars: scalars,
            line: line,
            origin: origin,
            variables: variables
        )
        try expansion.run()
        return expansion
    }

    private init(
        scalars: [Unicode.Scalar],
        line: SourceLine,
        origin: Int,
        variables: Variables
    ) {
        self.scalars = scalars
        self.line = line
        self.origin = origin
        self.variables = variables
    }

    private mutating func run() throws(ClientError) {
        mark(at: 0, isLiteral: true)
        while index < scalars.count {
            guard scalars[index] != " ", scalars[index] != "\t" else {
                text.append(scalars[index])
                index += 1
                continue
            }
            let end = wordEnd()
            if scalars[index..<end].contains("$") {
                try expandWord(until: end)
                mark(at: end, isLiteral: true)
            } else {
                text.append(contentsOf: scalars[index..<end])
            }
            index = end
        }
    }

    private mutating func mark(at source: Int, isLiteral: Bool) {
        map.add(
            ColumnMap.Run(
                start: text.count,
                line: line,
                column: origin + source,
                isLiteral: isLiteral
            )
        )
    }

    /// Where the quote of the word at `start` opens: at its beginning or after a `=`.
    private func opensQuote(_ at: Int, wordStart start: Int) -> Bool {
        scalars[at] == "\"" && (at == start || scalars[at - 1] == "=")
    }

    private func wordEnd() -> Int {
        var at = index
        var isQuoted = false
        while at < scalars.count {
            let scalar = scalars[at]
            if isQuoted {
                if scalar == "\\" { at += 1 }
                if scalar == "\"" { isQuoted = false }
            } else if scalar == " " || scalar == "\t" {
                break
            } else if opensQuote(at, wordStart: index) {
                isQuoted = true
            }
            at += 1
        }
        return min(at, scalars.count)
    }

    private mutating func expandWord(until end: Int) throws(ClientError) {
        let start = index
        let quote = (start..<end).first { opensQuote($0, wordStart: start) }
        let prefix = try pieces(start..<(quote ?? end), isQuoted: false)
        let whole = prefix.map { $0.text }.joined()
        guard let quote else {
            appendBare(prefix, whole: whole)
            return
        }
        guard quote == start || NativeText.isBare(whole) else {
            throw error(
                at: start,
                "a value with spaces or quotes cannot stand before a quote",
                "引号前面的变量值不能含空格或引号"
            )
        }
        append(prefix)
        append(try pieces(quote..<end, isQuoted: true))
    }

    /// A word without quotes: as it is where it stays bare, else as one quoted word.
    private mutating func appendBare(_ pieces: [Piece], whole: String) {
        if NativeText.isBare(whole) {
            append(pieces)
            return
        }
        let literal = pieces.first.map { $0.isValue ? 0 : $0.text.unicodeScalars.count } ?? 0
        let word = Array(NativeText.word(whole).unicodeScalars)
        mark(at: index, isLiteral: true)
        text.append(contentsOf: word.prefix(literal))
        mark(at: pieces.first { $0.isValue }?.start ?? index, isLiteral: false)
        text.append(contentsOf: word.dropFirst(literal))
    }

    private mutating func append(_ pieces: [Piece]) {
        for piece in pieces {
            mark(at: piece.start, isLiteral: !piece.isValue)
            text.append(contentsOf: piece.text.unicodeScalars)
        }
    }

    private func pieces(_ range: Range<Int>, isQuoted: Bool) throws(ClientError) -> [Piece] {
        var pieces: [Piece] = []
        var literal = ""
        var literalStart = range.lowerBound
        var at = range.lowerBound
        while at < range.upperBound {
            let scalar = scalars[at]
            let next = at + 1 < range.upperBound ? scalars[at + 1] : nil
            if scalar == "$", next == "{" {
                if !literal.isEmpty {
                    pieces.append(Piece(text: literal, start: literalStart, isValue: false))
                }
                let (value, end) = try value(at: at, limit: range.upperBound)
                let shown = isQuoted ? Self.escaped(value) : value
                pieces.append(Piece(text: shown, start: at, isValue: true))
                (literal, literalStart, at) = ("", end, end)
                continue
            }
            if !isQuoted, scalar == "\"" || scalar == "\\" || scalar == "'" {
                throw error(at: at, "a quote or backslash inside a word", "词的中间有引号或反斜杠")
            }
            literal.unicodeScalars.append(scalar)
            at += scalar == "$" && next == "$" ? 2 : 1
        }
        if !literal.isEmpty {
            pieces.append(Piece(text: literal, start: literalStart, isValue: false))
        }
        return pieces
    }

    private func value(at start: Int, limit: Int) throws(ClientError) -> (String, Int) {
        guard let end = scalars[start..<limit].firstIndex(of: "}") else {
            throw error(at: start, "${ without a }", "${ 没有对应的 }")
        }
        var name = String.UnicodeScalarView()
        name.append(contentsOf: scalars[(start + 2)..<end])
        guard let value = variables[String(name)] else {
            let shown = VisibleText.of(excerpt(String(name)))
            throw error(at: start, "no variable \(shown) is set", "没有设置变量 \(shown)")
        }
        return (value, end + 1)
    }

    private func error(at index: Int, _ english: String, _ chinese: String) -> ClientError {
        .script(
            Diagnostic(line: line, column: origin + index, message: Bilingual(english, chinese))
        )
    }

    private static func escaped(_ value: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where NativeText.isControl(scalar):
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
