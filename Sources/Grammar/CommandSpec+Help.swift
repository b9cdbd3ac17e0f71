extension CommandSpec {
    /// How the command is written: `teacher show TEACHER [asof=2024-09-01] [explain]`.
    package func synopsis(in language: Language) -> String {
        let parts = parameters.map { parameter in
            let name = parameter.name[language]
            let text =
                switch parameter.form {
                case .positional: name.uppercased()
                case .keyword: "\(name)=\(parameter.type.shape)"
                case .flag: name
                case .rest: name.uppercased()
                }
            return parameter.isRequired ? text : "[\(text)]"
        }
        return ([name(in: language)] + parts).joined(separator: " ")
    }

    /// The page that `help` shows: what it does, how it is written, each argument, examples.
    package func help(in language: Language) -> [String] {
        var lines = [synopsis(in: language), "", "    " + summary[language]]
        if !parameters.isEmpty {
            lines += ["", language == .english ? "Arguments:" : "参数："]
            lines += parameters.map { parameterLine($0, language) }
        }
        if !columns.isEmpty {
            lines += ["", language == .english ? "Columns:" : "列："]
            lines.append("  " + columns.map { $0.name[language] }.joined(separator: ", "))
        }
        if !examples.isEmpty {
            lines += ["", language == .english ? "Examples:" : "示例："]
            lines += examples.map { "  " + $0 }
        }
        lines += ["", roleLine(language)]
        if let source {
            lines.append((language == .english ? "Source: " : "依据：") + source)
        }
        return lines
    }

    private func parameterLine(_ parameter: ParameterSpec, _ language: Language) -> String {
        let other: Language = language == .english ? .chinese : .english
        var line = "  \(parameter.name[language]) (\(parameter.name[other])): "
        line += parameter.summary[language]
        if case .words(let terms) = parameter.type.completion, parameter.form != .flag {
            let words = terms.map { "\($0.english) \($0.chinese)" }
            line += " [\(words.joined(separator: " | "))]"
        }
        return line
    }

    private func roleLine(_ language: Language) -> String {
        let kindName =
            switch (kind, language) {
            case (.query, .english): "query"
            case (.update, .english): "update"
            case (.session, .english): "session"
            case (.query, .chinese): "查询"
            case (.update, .chinese): "更新"
            case (.session, .chinese): "会话"
            }
        return language == .english
            ? "\(kindName), role \(role.rawValue)" : "\(kindName)，角色：\(role.text(in: .chinese))"
    }
}
