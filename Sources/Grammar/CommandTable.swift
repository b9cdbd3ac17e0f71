/// The commands by their words in both languages, and the arguments by their names.
///
/// A class, since every statement is looked up in it.
package final class CommandTable: Sendable {
    /// A declared command with what lookup needs.
    package final class Entry: Sendable {
        package let spec: CommandSpec
        /// Where in the table it was declared.
        package let index: Int
        /// Where the parameters stand that are told by their place.
        let positionalPlaces: [Int]
        /// Where the parameter stands that takes all words.
        let restPlace: Int?
        /// Where those stand that must be given.
        let requiredPlaces: [Int]
        /// Where the other parameters stand, by their names.
        let namedPlaces: WordTable
        /// How each parameter is told; beside the declarations, which cost a copy to look at.
        let forms: [ParameterSpec.Form]
        /// A zero for each parameter, of which a request's arguments begin as a copy.
        let noNumbers: [UInt8]

        init(spec: CommandSpec, index: Int) {
            self.spec = spec
            self.index = index
            let parameters = spec.parameters
            forms = parameters.map(\.form)
            noNumbers = parameters.map { _ in 0 }
            positionalPlaces = parameters.indices.filter { parameters[$0].form == .positional }
            restPlace = forms.firstIndex(of: .rest)
            requiredPlaces = parameters.indices.filter { parameters[$0].isRequired }
            let named = parameters.indices.filter { parameters[$0].form != .positional }
            namedPlaces = WordTable(
                named.flatMap { place in
                    let name = parameters[place].name
                    return [(name.english, place), (name.chinese, place)]
                }
            )
        }

        /// The names of the arguments that are not told by their place, in both languages.
        var names: [String] {
            spec.parameters.filter { $0.form != .positional }
                .flatMap { [$0.name.english, $0.name.chinese] }
        }
    }

    /// The commands that begin with one word.
    ///
    /// A class, so that finding it copies nothing.
    private final class Node: Sendable {
        let alone: Int?
        let verbs: [String: Int]
        let verbTable: WordTable

        init(alone: Int?, verbs: [String: Int]) {
            self.alone = alone
            self.verbs = verbs
            verbTable = WordTable(verbs.map { ($0.key, $0.value) })
        }
    }

    package let entries: [Entry]
    private let nodes: [Node]
    /// The place in `nodes` of each first word.
    private let nouns: [String: Int]
    private let nounTable: WordTable
    /// Bytes of the longest noun and verb; no longer word is searched for them.
    private let longestName: Int

    /// - Precondition: every command has a word.
    package init(_ specs: [CommandSpec]) {
        entries = specs.enumerated().map { Entry(spec: $1, index: $0) }
        var alone: [String: Int] = [:]
        var verbs: [String: [String: Int]] = [:]
        for (index, spec) in specs.enumerated() {
            guard let noun = spec.words.first else { preconditionFailure("a command has a word") }
            for name in Set([noun.english, noun.chinese]) {
                if spec.words.count == 1 {
                    alone[name] = index
                } else {
                    verbs[name, default: [:]][spec.words[1].english] = index
                    verbs[name, default: [:]][spec.words[1].chinese] = index
                }
            }
        }
        let names = Set(alone.keys).union(verbs.keys).sorted()
        nodes = names.map { Node(alone: alone[$0], verbs: verbs[$0] ?? [:]) }
        let pairs = names.enumerated().map { (word: $1, value: $0) }
        nouns = Dictionary(uniqueKeysWithValues: pairs.map { ($0.word, $0.value) })
        nounTable = WordTable(pairs)
        let joined = verbs.flatMap { noun, verbs in
            verbs.keys.map { noun.utf8.count + $0.utf8.count }
        }
        longestName = joined.max() ?? 0
    }

    // MARK: Lookup

    /// Finds the command of a request.
    ///
    /// The words may be two (`teacher list`, `教师 列表`), one with a point (`TEACHER.LIST`), or
    /// two Chinese ones written together (`教师列表`).
    /// - Returns: the command and how many of the request's words named it.
    /// - Throws: UNKNOWN with the nearest name as hint.
    package func lookUp(_ words: [Argument]) throws(Refusal) -> (entry: Entry, wordCount: Int) {
        if let place = nounTable.value(of: words[0].text) {
            let node = nodes[place]
            if words.count > 1, let index = node.verbTable.value(of: words[1].text) {
                return (entries[index], 2)
            }
            if let index = node.alone { return (entries[index], 1) }
            throw unknownVerb(words, node)
        }
        let first = words[0].text.asciiLowercased
        if let index = joined(first) { return (entries[index], 1) }
        throw unknownNoun(words[0], first)
    }

    /// Finds the command of a request and puts its arguments to the command's parameters.
    /// - Throws: what `lookUp` and `bind` refuse.
    package func find(
        _ request: Request
    ) throws(Refusal) -> (entry: Entry, arguments: BoundArguments) {
        if let line = request.line, let (entry, wordCount) = lookUp(line),
            let arguments = entry.bind(line, from: wordCount)
        {
            return (entry, arguments)
        }
        let words = request.words
        let (entry, wordCount) = try lookUp(words)
        return (entry, try entry.bind(words, from: wordCount))
    }

    /// The command of a plain line; nil where it has to be looked for, or there is none.
    private func lookUp(_ line: NativeLine) -> (entry: Entry, wordCount: Int)? {
        guard let place = nounTable.value(of: line.bytes(of: line.word(0))) else { return nil }
        let node = nodes[place]
        if line.count > 1, let index = node.verbTable.value(of: line.bytes(of: line.word(1))) {
            return (entries[index], 2)
        }
        return node.alone.map { (entries[$0], 1) }
    }

    /// The command that one word names: `teacher.list` or `教师列表`.
    private func joined(_ word: String) -> Int? {
        if let point = word.firstIndex(of: ".") {
            let verb = String(word[word.index(after: point)...])
            return verbs(of: word[..<point])?[verb]
        }
        guard word.utf8.count <= longestName, word.utf8.contains(where: { $0 >= 0x80 })
        else { return nil }
        var cut = word.startIndex
        while cut < word.endIndex {
            cut = word.index(after: cut)
            if let index = verbs(of: word[..<cut])?[String(word[cut...])] { return index }
        }
        return nil
    }

    private func verbs(of noun: Substring) -> [String: Int]? {
        nouns[String(noun)].map { nodes[$0].verbs }
    }

    private func unknownVerb(_ words: [Argument], _ node: Node) -> Refusal {
        let noun = words[0].text
        guard words.count > 1 else {
            return unknown(
                words[0],
                command: noun,
                "\(excerpt(noun)) what?",
                "\(excerpt(noun)) 之后缺少动作",
                hint: verbs(of: node, as: noun)
            )
        }
        let verb = words[1].text.asciiLowercased
        return unknown(
            words[1],
            command: "\(noun) \(words[1].text)",
            "unknown command \(excerpt("\(noun) \(verb)"))",
            "没有命令 \(excerpt("\(noun) \(verb)"))",
            hint: nearest(to: verb, among: node.verbs.keys).map { "\(noun) \($0)" }
                ?? verbs(of: node, as: noun)
        )
    }

    /// All verbs of a noun, in the language in which it was written.
    private func verbs(of node: Node, as noun: String) -> String {
        let isASCII = noun.utf8.allSatisfy { $0 < 0x80 }
        let verbs = node.verbs.keys.filter { $0.utf8.allSatisfy { $0 < 0x80 } == isASCII }
        return verbs.sorted().joined(separator: ",")
    }

    private func unknownNoun(_ argument: Argument, _ word: String) -> Refusal {
        if let space = word.firstIndex(of: " "),
            verbs(of: word[..<space])?[String(word[word.index(after: space)...])] != nil
        {
            return unknown(
                argument,
                command: argument.text,
                "\(argument.text) is quoted as one word",
                "\(argument.text) 被引号合成了一个词",
                hint: argument.text
            )
        }
        return unknown(
            argument,
            command: argument.text,
            "unknown command \(excerpt(argument.text))",
            "没有命令 \(excerpt(argument.text))",
            hint: nearest(to: word, among: nouns.keys) ?? "help"
        )
    }

    private func unknown(
        _ argument: Argument,
        command: String,
        _ english: String,
        _ chinese: String,
        hint: String?
    ) -> Refusal {
        var refusal = Refusal(.unknown, english, chinese, hint: hint)
        refusal.details = [Refusal.Detail("command", excerpt(command))]
        refusal.position = argument.position == 0 ? nil : argument.position
        return refusal
    }

    /// The verbs that follow a noun, by their position in the table; for completion.
    package func entries(beginningWith noun: String) -> [Entry] {
        guard let place = nounTable.value(of: noun) else { return [] }
        let node = nodes[place]
        var indices = Set(node.verbs.values)
        if let alone = node.alone { indices.insert(alone) }
        return indices.sorted().map { entries[$0] }
    }
}
