import Grammar

/// `help`: the commands, or one of them with its arguments and examples.
enum Help {
    static let command = Command.query(
        [Label("help", "帮助")],
        Bilingual("Lists the commands, or explains one.", "命令列表，或一个命令的说明。"),
        topic,
        examples: ["help", "help teacher list", "帮助 达标"]
    ) { context, topic throws(Refusal) in
        let language = context.language
        guard let topic else { return Reply(body: .text(overview(language))) }
        let words = topic.split(separator: " ").map { Argument(text: String($0)) }
        if let first = words.first, schemeFile.isNamed(first.text.asciiLowercased) {
            return Reply(body: .text(try schemeHelp(words.dropFirst(), language)))
        }
        guard let first = words.first else { return Reply(body: .text(overview(language))) }
        let table = Catalogue.interpreter.table
        if words.count == 1 {
            let entries = table.entries(beginningWith: first.text)
            if entries.count > 1 {
                return Reply(body: .text(entries.map { line($0.spec, language) }))
            }
            if let only = entries.first { return Reply(body: .text(only.spec.help(in: language))) }
            if let rule = rule(first.text) { return Reply(body: .text(rule.help(in: language))) }
        }
        let (entry, _) = try table.lookUp(words)
        return Reply(body: .text(entry.spec.help(in: language)))
    }

    /// The command asked about; here alone the words simply follow.
    private static let topic = Parameter<String?>(
        specs: [
            ParameterSpec(
                name: Label("command", "命令"),
                form: .rest,
                type: ValueType(Label("command", "命令"), shape: "COMMAND"),
                isRequired: false,
                summary: Bilingual(
                    "a noun, a command, or scheme-file and one of its statements",
                    "名词、命令，或“方案文件”及其语句"
                )
            )
        ],
        decode: { scope, place throws(Refusal) in scope.arguments[place]?.text }
    )

    private static func overview(_ language: Language) -> [String] {
        var lines = [
            language == .english
                ? "A statement is a noun, a verb and name=value; help NOUN VERB tells more."
                : "语句由名词、动词和 名称=值 组成；help 名词 动词 查看详情。",
            "",
        ]
        lines += Catalogue.commands.map { line($0.spec, language) }
        return lines
    }

    private static func line(_ spec: CommandSpec, _ language: Language) -> String {
        let name = spec.name(in: .english)
        let padding = String(repeating: " ", count: max(1, 18 - name.utf8.count))
        return "\(name)\(padding)\(spec.name(in: .chinese))  \(spec.summary[language])"
    }

    private static let schemeFile = Label("scheme-file", "方案文件")

    private static func rule(_ word: String) -> CommandSpec? {
        SchemeLanguage.specs.first { $0.words.first?.isNamed(word) ?? false }
    }

    /// All statements of scheme files, or the one that is named.
    /// - Throws: UNKNOWN where there is none of that name.
    private static func schemeHelp(
        _ words: ArraySlice<Argument>,
        _ language: Language
    ) throws(Refusal) -> [String] {
        guard let word = words.first?.text else {
            return SchemeLanguage.specs.flatMap { $0.help(in: language) + [""] }
        }
        guard let rule = rule(word) else {
            let known = SchemeLanguage.specs.compactMap(\.words.first)
            throw Refusal(
                .unknown,
                "scheme files have no statement \(excerpt(word))",
                "方案文件没有语句 \(excerpt(word))",
                want: "command",
                hint: nearest(to: word, among: known.flatMap { [$0.english, $0.chinese] })
                    ?? "help scheme-file"
            )
        }
        return rule.help(in: language)
    }
}
