/// The commands by their words in both languages, and the arguments by their names.
package struct CommandTable: Sendable {
    /// A declared command with what lookup needs.
    package final class Entry: Sendable {
        package let spec: CommandSpec
        /// Where in the table it was declared.
        package let index: Int
        let positionalCount: Int
        /// Where the parameter stands that takes all words.
        let restPlace: Int?
        let parametersByName: [String: Int]

        init(spec: CommandSpec, index: Int) {
            self.spec = spec
            self.index = index
            positionalCount = spec.positionals.count
            restPlace = spec.parameters.firstIndex { $0.form == .rest }
            var names: [String: Int] = [:]
            for (place, parameter) in spec.parameters.enumerated()
            where parameter.form != .positional {
                names[parameter.name.english] = place
                names[parameter.name.chinese] = place
            }
            parametersByName = names
        }
    }

    /// The commands that begin with one word.
    private struct Node: Sendable {
        var alone: Int?
        var verbs: [String: Int] = [:]
    }

    package let entries: [Entry]
    private let nodes: [String: Node]
    /// Bytes of the longest noun and verb; no longer word is searched for them.
    private let longestName: Int

    /// - Precondition: every command has a word.
    package init(_ specs: [CommandSpec]) {
        entries = specs.enumerated().map { Entry(spec: $1, index: $0) }
        var nodes: [String: Node] = [:]
        for (index, spec) in specs.enumerated() {
            guard let noun = spec.words.first else { preconditionFailure("a command has a word") }
            for name in Set([noun.english, noun.chinese]) {
                if spec.words.count == 1 {
                    nodes[name, default: Node()].alone = index
                } else {
                    let verb = spec.words[1]
                    nodes[name, default: Node()].verbs[verb.english] = index
                    nodes[name, default: Node()].verbs[verb.chinese] = index
                }
            }
        }
        self.nodes = nodes
        let joined = nodes.flatMap { noun, node in
            node.verbs.keys.map { noun.utf8.count + $0.utf8.count }
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
        let first = words[0].text.asciiLowercased
        if let node = nodes[first] {
            if words.count > 1, let index = node.verbs[words[1].text.asciiLowercased] {
                return (entries[index], 2)
            }
            if let index = node.alone { return (entries[index], 1) }
            throw unknownVerb(words, node)
        }
        if let index = joined(first) { return (entries[index], 1) }
        throw unknownNoun(words[0], first)
    }

    /// The command that one word names: `teacher.list` or `教师列表`.
    private func joined(_ word: String) -> Int? {
        if let point = word.firstIndex(of: ".") {
            let verb = String(word[word.index(after: point)...])
            return nodes[String(word[..<point])]?.verbs[verb]
        }
        guard word.utf8.count <= longestName, word.utf8.contains(where: { $0 >= 0x80 })
        else { return nil }
        var cut = word.startIndex
        while cut < word.endIndex {
            cut = word.index(after: cut)
            if let index = nodes[String(word[..<cut])]?.verbs[String(word[cut...])] {
                return index
            }
        }
        return nil
    }

    private func unknownVerb(_ words: [Argument], _ node: Node) -> Refusal {
        let noun = words[0].text
        guard words.count > 1 else {
            let verbs = node.verbs.keys.filter { $0.utf8.allSatisfy { $0 < 0x80 } }.sorted()
            return unknown(
                words[0],
                command: noun,
                "\(excerpt(noun)) what?",
                "\(excerpt(noun)) 之后缺少动作",
                hint: verbs.joined(separator: ",")
            )
        }
        let verb = words[1].text.asciiLowercased
        return unknown(
            words[1],
            command: "\(noun) \(words[1].text)",
            "unknown command \(excerpt("\(noun) \(verb)"))",
            "没有命令 \(excerpt("\(noun) \(verb)"))",
            hint: nearest(to: verb, among: node.verbs.keys).map { "\(noun) \($0)" }
        )
    }

    private func unknownNoun(_ argument: Argument, _ word: String) -> Refusal {
        unknown(
            argument,
            command: argument.text,
            "unknown command \(excerpt(argument.text))",
            "没有命令 \(excerpt(argument.text))",
            hint: nearest(to: word, among: nodes.keys) ?? "help"
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
        guard let node = nodes[noun.asciiLowercased] else { return [] }
        var indices = Set(node.verbs.values)
        if let alone = node.alone { indices.insert(alone) }
        return indices.sorted().map { entries[$0] }
    }
}
