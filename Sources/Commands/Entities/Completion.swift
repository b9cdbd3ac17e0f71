import Domain
import Grammar
import Notation

/// Finds what may stand next in a statement, from the declarations and the register.
struct Completion {
    /// The most candidates that are proposed.
    static let limit = 200

    /// One proposal.
    struct Candidate: Sendable {
        /// Scalars of the line before the text that it replaces.
        let start: Int
        let text: String
        let kind: String
        let note: String
    }

    private let words: [String]
    /// What is being typed, and where it begins.
    private let partial: String
    private let start: Int
    private let context: Context

    init(line: String, context: Context) {
        var words: [String] = []
        var partial = ""
        var start = 0
        var offset = 0
        var isQuoted = false
        for scalar in line.unicodeScalars {
            offset += 1
            if scalar == "\"" { isQuoted.toggle() }
            if (scalar == " " || scalar == "\u{3000}") && !isQuoted {
                if !partial.isEmpty { words.append(partial) }
                partial = ""
                start = offset
            } else {
                partial.unicodeScalars.append(scalar)
            }
        }
        self.words = words
        self.partial = partial
        self.start = start
        self.context = context
    }

    var candidates: [Candidate] {
        Array(found.prefix(Self.limit))
    }

    private var found: [Candidate] {
        guard let first = words.first else { return nouns }
        let table = Catalogue.interpreter.table
        let entries = table.entries(beginningWith: first)
        if words.count == 1, entries.contains(where: { $0.spec.words.count == 2 }) {
            return verbs(entries.map(\.spec))
        }
        let arguments = words.map { Argument(text: $0) }
        guard let (entry, count) = try? table.lookUp(arguments) else { return [] }
        return arguments.count - count < entry.spec.positionals.count
            ? values(of: entry.spec.positionals[arguments.count - count], partial, start)
            : named(entry.spec, given: Array(words[count...]))
    }

    private var nouns: [Candidate] {
        var seen: Set<String> = []
        return Catalogue.commands.map(\.spec).compactMap { spec in
            guard let noun = spec.words.first, seen.insert(noun.english).inserted else {
                return nil
            }
            return candidate(noun, "command", noun.chinese)
        }
    }

    private func verbs(_ specs: [CommandSpec]) -> [Candidate] {
        specs.compactMap { spec in
            spec.words.count == 2
                ? candidate(spec.words[1], "command", spec.summary[context.language]) : nil
        }
    }

    /// The term in the language in which it was begun; nil where it was not begun so.
    private func candidate(_ label: Label, _ kind: String, _ note: String) -> Candidate? {
        let typed = partial.asciiLowercased
        if label.english.hasPrefix(typed) {
            return Candidate(start: start, text: label.english, kind: kind, note: note)
        }
        guard label.chinese.hasPrefix(partial) else { return nil }
        return Candidate(start: start, text: label.chinese, kind: kind, note: note)
    }

    private func named(_ spec: CommandSpec, given: [String]) -> [Candidate] {
        if let equals = partial.firstIndex(of: "=") {
            let name = String(partial[..<equals])
            let value = String(partial[partial.index(after: equals)...])
            guard let parameter = spec.parameters.first(where: { $0.name.isNamed(name) }) else {
                return []
            }
            return values(of: parameter, value, start + name.unicodeScalars.count + 1)
        }
        let used = Set(given.map { word in String(word.prefix { $0 != "=" }) })
        return spec.parameters.compactMap { parameter in
            let name = parameter.name
            guard parameter.form != .positional, !used.contains(name.english),
                !used.contains(name.chinese),
                let found = candidate(name, "argument", parameter.summary[context.language])
            else { return nil }
            let text = parameter.form == .keyword ? found.text + "=" : found.text
            return Candidate(start: start, text: text, kind: found.kind, note: found.note)
        }
    }

    private func values(
        of parameter: ParameterSpec,
        _ typed: String,
        _ start: Int
    ) -> [Candidate] {
        switch parameter.type.completion {
        case .none: return []
        case .words(let labels):
            return labels.flatMap { label in
                [label.english, label.chinese].filter { $0.hasPrefix(typed) }.prefix(1).map {
                    text in
                    Candidate(start: start, text: text, kind: "value", note: label.chinese)
                }
            }
        case .objects(let kind):
            return ObjectNames(context: context).beginning(with: typed, kind: kind).map { object in
                Candidate(start: start, text: object.text, kind: kind, note: object.note)
            }
        }
    }
}
