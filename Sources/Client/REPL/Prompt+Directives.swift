internal import Grammar

extension Prompt {
    /// - Returns: whether the user leaves.
    func obey(_ line: SourceLine, _ editor: LineEditor) throws(ClientError) -> Bool {
        let directive = try DirectiveLine(line, variables: variables)
        switch directive.directive {
        case .quit: return true
        case .help: messages.show(PromptHelp.text[messages.language])
        case .timing:
            showsTiming.toggle()
            messages.say(
                showsTiming
                    ? Bilingual("timing is on", "计时已打开") : Bilingual("timing is off", "计时已关闭")
            )
        case .watch: try watch(directive)
        case .edit: try edit(directive.rest, editor)
        case .write: try redirect(directive)
        case .expanded: try choose(expanded: directive.arguments())
        case .format: try choose(format: directive.arguments())
        case .language: try choose(language: directive.arguments())
        case .set:
            let reader = ScriptReader(text: line.text, name: "", variables: variables)
            _ = try reader.next()
            variables = reader.variables
        case .include:
            try runScript(ScriptReader(text: line.text, name: "", variables: variables))
        case .loop, .table:
            if let text = gather(line.text, editor) {
                try runScript(ScriptReader(text: text, name: "prompt", variables: variables))
            }
        case .end: messages.say(Bilingual("nothing to \\end here", "这里没有可结束的块"))
        }
        return false
    }

    /// Reads on to the `\end` of a block; nil when the user gives it up.
    func gather(_ first: String, _ editor: LineEditor) -> String? {
        var text = first
        var depth = 1
        while depth > 0 {
            let more: String
            switch editor.read("      > ") {
            case .line(let line), .paste(let line), .edit(let line): more = line
            case .interrupted, .end, .tooLong:
                messages.show("\n")
                return nil
            }
            for line in more.split(separator: "\n", omittingEmptySubsequences: false) {
                switch Directive(lineBytes: Array(line.utf8)) {
                case .loop, .table: depth += 1
                case .end: depth -= 1
                case .include, .set, .quit, .help, .timing, .watch, .edit, .write, .expanded,
                    .format, .language, nil:
                    break
                }
                text += "\n" + line
            }
        }
        return text
    }

    func choose(format arguments: [String]) throws(ClientError) {
        guard let chosen = arguments.first.flatMap({ ResultFormat(rawValue: $0) }) else {
            let names = ResultFormat.allCases.map { $0.rawValue }.joined(separator: " ")
            messages.say(Bilingual("formats: \(names)", "格式：\(names)"))
            return
        }
        format = chosen
        session.want(labels: chosen.isForPeople, pages: chosen == .html)
    }

    func choose(expanded arguments: [String]) throws(ClientError) {
        switch arguments.first?.lowercased() {
        case "on", "开": isExpanded = true
        case "off", "auto", "关", "自动": isExpanded = false
        case nil: isExpanded.toggle()
        case .some:
            messages.say(Bilingual("\\x [on|off]", "\\展开 [开|关]"))
            return
        }
        messages.say(
            isExpanded
                ? Bilingual("one value a line", "每行一个值")
                : Bilingual("one row a line", "每行一条")
        )
    }

    func choose(language arguments: [String]) throws(ClientError) {
        guard let chosen = arguments.first.flatMap({ Language(rawValue: $0) }) else {
            messages.say(Bilingual("languages: zh en", "语言：zh en"))
            return
        }
        messages.language = chosen
        session.use(chosen, wantsLabels: format.isForPeople)
    }
}
