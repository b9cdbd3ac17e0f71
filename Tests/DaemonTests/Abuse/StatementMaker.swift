import Commands
import Grammar
import Support

/// Makes statements from the commands' declarations: mostly right, a little wrong.
struct StatementMaker {
    private var random: Generator
    /// The examples of all commands, whose values are worth trying elsewhere.
    private let examples: [[String]]
    private let values: [String]
    private let specs: [CommandSpec]

    /// Texts that have broken parsers before.
    private static let odd = [
        "", " ", "=", "==", "a=b", "'", "\"", "\\", "\\N", "%s%n", "../..", "$(x)", "*", "?", "0",
        "-1", "9223372036854775807", "9223372036854775808", "1e9", "0.5", "1/2", "NaN", "null",
        "2024-02-29", "2023-02-29", "0001-01-01", "9999-12-31", "2024-09-01..2024-08-31", "张敏",
        "三（1）班", "é", "e\u{301}", "\u{FEFF}", "😀", "ＡＢＣ", "true", "：", ",", ",,", "a,b,a",
        "((((", "name=x or", "not not", "in ()", "is unset", "\u{200B}", "\u{7F}", "a\tb",
        String(repeating: "x", count: 300), String(repeating: "张", count: 100),
        String(repeating: "(", count: 500), "1:1:*:x",
    ]

    /// Makes a maker; a seed gives the same statements on every machine.
    init(seed: UInt64) {
        random = Generator(state: seed)
        // After a refused batch nothing runs, and what ends the connection would only cost time.
        let left = ["quit", "batch begin", "batch end"]
        specs = Catalogue.commands.map(\.spec).filter { !left.contains($0.name(in: .english)) }
        examples = specs.flatMap(\.examples).compactMap { example in
            (try? StatementParser.parse(example)).flatMap { $0?.words.map(\.text) }
        }
        values = Array(
            Set(
                examples.flatMap { words in
                    words.dropFirst(2).map { word in
                        word.firstIndex(of: "=").map { String(word[word.index(after: $0)...]) }
                            ?? word
                    }
                }
            )
        ).sorted()
    }

    /// The words of a statement.
    mutating func statement() -> [String] {
        var words = chance(3) ? examples[pick(examples.count)] : declared()
        if chance(3) { mutate(&words) }
        return words.isEmpty ? ["ping"] : words
    }

    private mutating func declared() -> [String] {
        let spec = specs[pick(specs.count)]
        let language: Language = chance(4) ? .chinese : .english
        var words = spec.words.map { $0[language] }
        for parameter in spec.parameters where parameter.isRequired || chance(3) {
            let value = value(parameter.type)
            switch parameter.form {
            case .positional, .rest: words.append(value)
            case .keyword: words.append("\(parameter.name[language])=\(value)")
            case .flag: words.append(parameter.name[language])
            }
        }
        return words
    }

    private mutating func value(_ type: ValueType) -> String {
        if chance(5) { return Self.odd[pick(Self.odd.count)] }
        if case .words(let words) = type.completion, !words.isEmpty, !chance(5) {
            return words[pick(words.count)].english
        }
        return chance(2) ? values[pick(values.count)] : type.shape
    }

    private mutating func mutate(_ words: inout [String]) {
        let place = pick(words.count)
        switch pick(6) {
        case 0: words.remove(at: place)
        case 1: words.insert(words[place], at: place)
        case 2: words[place] = Self.odd[pick(Self.odd.count)]
        case 3: words[place] += Self.odd[pick(Self.odd.count)]
        case 4: words.swapAt(place, pick(words.count))
        default: words.append("\(words[place])=\(Self.odd[pick(Self.odd.count)])")
        }
    }

    private mutating func pick(_ count: Int) -> Int {
        Int.random(in: 0..<count, using: &random)
    }

    /// True once in so many times.
    private mutating func chance(_ count: Int) -> Bool {
        pick(count) == 0
    }
}
