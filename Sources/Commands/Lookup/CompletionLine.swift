import Grammar

/// A statement that is being typed, cut at the cursor.
struct CompletionLine {
    /// The whole words before the cursor, without their quotes.
    private(set) var words: [String] = []
    /// The words after the cursor.
    let later: [String]
    /// The word at the cursor up to it, without quotes; empty where none has begun.
    private(set) var partial = ""
    /// Scalars before that word.
    private(set) var start = 0
    /// Scalars before its first quote; nil where it has none.
    private(set) var quote: Int?

    /// Cuts at `cursor`, which counts scalars; past the end it is at the end.
    init(_ text: String, cursor: Int?) {
        let scalars = Array(text.unicodeScalars)
        let end = min(max(cursor ?? scalars.count, 0), scalars.count)
        var rest = Cutter()
        for scalar in scalars[end...] { rest.take(scalar, at: 0) }
        rest.endWord()
        later = rest.words
        var cutter = Cutter()
        for (offset, scalar) in scalars[..<end].enumerated() { cutter.take(scalar, at: offset) }
        words = cutter.words
        partial = String(cutter.word)
        start = cutter.isInWord ? cutter.start : end
        quote = cutter.quote
    }

    /// The name and the value of `name=value` at the cursor, and where the value begins.
    var named: (name: String, value: String, start: Int)? {
        let scalars = partial.unicodeScalars
        guard let equals = scalars.firstIndex(of: "=") else { return nil }
        let name = String(scalars[..<equals])
        let value = String(scalars[scalars.index(after: equals)...])
        let length = scalars.distance(from: scalars.startIndex, to: equals)
        return (name, value, max(quote ?? 0, start + length + 1))
    }

    /// Cuts scalars into words as the grammar does, and minds no mistake.
    private struct Cutter {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        var isInWord = false
        var start = 0
        var quote: Int?
        private var isInQuotes = false
        private var isEscaped = false

        mutating func take(_ scalar: Unicode.Scalar, at offset: Int) {
            if isInQuotes {
                takeQuoted(scalar)
            } else if scalar == " " || scalar == "\t" || scalar == "\u{3000}" {
                endWord()
            } else {
                if !isInWord { start = offset }
                isInWord = true
                if scalar == "\"" {
                    isInQuotes = true
                    quote = quote ?? offset
                } else {
                    word.append(scalar)
                }
            }
        }

        private mutating func takeQuoted(_ scalar: Unicode.Scalar) {
            if isEscaped {
                isEscaped = false
                word.append(scalar == "n" ? "\n" : scalar == "t" ? "\t" : scalar)
            } else if scalar == "\\" {
                isEscaped = true
            } else if scalar == "\"" {
                isInQuotes = false
            } else {
                word.append(scalar)
            }
        }

        mutating func endWord() {
            if isInWord { words.append(String(word)) }
            word = String.UnicodeScalarView()
            isInWord = false
            isInQuotes = false
            quote = nil
        }
    }
}
