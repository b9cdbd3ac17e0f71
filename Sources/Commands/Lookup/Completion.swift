import Domain
import Grammar
import Notation

/// Finds what may stand next in a statement, from the declarations and the register.
struct Completion {
    /// The most candidates that are proposed: more than a screen shows, few enough for each Tab.
    static let limit = 100

    /// One proposal.
    struct Candidate: Sendable {
        /// Scalars of the line before the text that it replaces.
        let start: Int
        /// As it would be typed, in quotes where it needs them or stands in them.
        let text: String
        let kind: String
        let note: String
    }

    let line: CompletionLine
    let context: Context

    init(line: String, cursor: Int? = nil, context: Context) {
        self.line = CompletionLine(line, cursor: cursor)
        self.context = context
    }

    var candidates: [Candidate] {
        Array(found.prefix(Self.limit))
    }

    private var found: [Candidate] {
        guard let first = line.words.first else { return nouns }
        let table = Catalogue.interpreter.table
        let entries = table.entries(beginningWith: first)
        if line.words.count == 1, entries.contains(where: { $0.spec.words.count == 2 }) {
            return verbs(entries.map(\.spec))
        }
        let arguments = line.words.map { Argument(text: $0) }
        guard let (entry, count) = try? table.lookUp(arguments) else { return [] }
        return arguments.count - count < entry.spec.positionals.count
            ? values(of: entry.spec.positionals[arguments.count - count], line.partial, line.start)
            : named(entry.spec, given: line.words[count...] + line.later)
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
        guard let text = Self.term(label, begunWith: line.partial) else { return nil }
        return candidate(text, line.start, kind, note)
    }

    static func term(_ label: Label, begunWith typed: String) -> String? {
        if label.english.hasPrefix(typed.asciiLowercased) { return label.english }
        return label.chinese.hasPrefix(typed) ? label.chinese : nil
    }

    func candidate(
        _ text: String,
        _ start: Int,
        _ kind: String,
        _ note: String
    ) -> Candidate {
        let isQuoted = line.quote != nil || !NativeText.isBare(text)
        return Candidate(
            start: start,
            text: isQuoted ? NativeText.quoted(text) : text,
            kind: kind,
            note: note
        )
    }

    private func named(_ spec: CommandSpec, given: ArraySlice<String>) -> [Candidate] {
        if let (name, value, start) = line.named {
            guard let parameter = spec.parameters.first(where: { $0.name.isNamed(name) }) else {
                return []
            }
            return values(of: parameter, value, start)
        }
        let used = Set(given.map { word in String(word.prefix { $0 != "=" }) })
        return spec.parameters.compactMap { parameter in
            let name = parameter.name
            guard parameter.form != .positional, !used.contains(name.english),
                !used.contains(name.chinese),
                let term = Self.term(name, begunWith: line.partial)
            else { return nil }
            let text = parameter.form == .keyword ? term + "=" : term
            let note = parameter.summary[context.language]
            return Candidate(start: line.start, text: text, kind: "argument", note: note)
        }
    }

    private func values(
        of parameter: ParameterSpec,
        _ typed: String,
        _ start: Int
    ) -> [Candidate] {
        switch parameter.type.completion {
        case .none: return []
        case .words, .objects:
            // Of a list, the last item is completed.
            let comma = typed.unicodeScalars.lastIndex(of: ",")
            let place = comma.map { typed.unicodeScalars.index(after: $0) } ?? typed.startIndex
            let items = String(typed[..<place])
            return values(of: parameter.type, begunWith: String(typed[place...])).map { value in
                candidate(items + value.text, start, value.kind, value.note)
            }
        case .fields(let fields, let isSorting):
            return names(of: fields, typed, start, isSorting: isSorting)
        case .condition(let fields, let isNamed):
            return conditions(on: fields, typed, start, isNamed: isNamed)
        }
    }

    /// The kind of object; where it is said by the word before, the one that is.
    private func kind(_ named: String) -> String? {
        guard named == RecordedKind.objectOfKind else { return named }
        return line.words.last.flatMap { word in
            RecordedKind.all.first { $0.label.isNamed(word) }?.label.english
        }
    }

    /// One value: as it would be typed, and what tells it apart.
    struct Value {
        let text: String
        let kind: String
        let note: String
    }

    /// The values of a type that begin so.
    func values(of type: ValueType, begunWith typed: String) -> [Value] {
        switch type.completion {
        case .none, .fields, .condition: return []
        case .words(let labels):
            return labels.compactMap { label in
                Self.term(label, begunWith: typed).map { text in
                    Value(text: text, kind: "value", note: label.chinese)
                }
            }
        case .objects(let named):
            guard let kind = kind(named) else { return [] }
            let names = ObjectNames(context: context, limit: Self.limit)
            return names.beginning(with: typed, kind: kind).map { object in
                Value(text: object.text, kind: kind, note: object.note)
            }
        }
    }
}
