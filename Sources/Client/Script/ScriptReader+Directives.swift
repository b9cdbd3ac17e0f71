internal import Grammar

extension ScriptReader {
    func obey(_ line: SourceLine) throws(ClientError) -> ScriptItem? {
        let directive = try DirectiveLine(line, variables: variables)
        if let table, directive.directive != .end {
            throw directive.error(
                "inside the \\table of line \(table.template.line.number): \\end it first",
                "还在第 \(table.template.line.number) 行的 \\表 之内：请先写 \\完"
            )
        }
        switch directive.directive {
        case .include: try include(directive)
        case .set: try set(directive)
        case .loop: try loop(directive)
        case .table:
            let template = try TableTemplate(directive)
            table = (template, frames.count)
            return .tableBegan(line)
        case .end:
            guard table != nil else {
                throw directive.error("nothing to \\end here", "这里没有可结束的 \\表 或 \\循环")
            }
            table = nil
            return .tableEnded(line)
        case .quit, .help, .timing, .watch, .edit, .write, .expanded, .format, .language:
            throw directive.error("known at the prompt only", "只能在提示符下使用")
        }
        return nil
    }

    func set(_ directive: DirectiveLine) throws(ClientError) {
        let words = try directive.words()
        guard words.count == 2, Variables.isName(words[0].text) else {
            throw directive.error(
                "\\set takes a name and one value; quote a value with spaces",
                "\\设 需要一个名称和一个值；含空格的值请加引号",
                at: words.count > 2 ? words[2] : nil
            )
        }
        variables.set(words[0].text, to: words[1].text)
    }

    func include(_ directive: DirectiveLine) throws(ClientError) {
        let words = try directive.words()
        guard words.count == 1 else {
            throw directive.error("\\include takes one file", "\\含 需要一个文件")
        }
        try checkDepth(directive)
        let source = try Self.located(directive, words[0]) { () throws(ClientError) in
            try LineSource(path: path(words[0].text))
        }
        let isOpen = frames.contains { frame in
            if case .source(let open) = frame { return open.identity == source.identity }
            return false
        }
        guard !isOpen || source.identity == nil else {
            throw directive.error(
                "the file includes itself: \(excerpt(words[0].text))",
                "文件包含了自己：\(excerpt(words[0].text))",
                at: words[0]
            )
        }
        frames.append(.source(source))
    }

    func loop(_ directive: DirectiveLine) throws(ClientError) {
        let words = try directive.words()
        guard words.count == 3, Variables.isName(words[0].text),
            ["in", "于", "在"].contains(words[1].text.lowercased())
        else {
            throw directive.error(
                "the form is \\for ROW in FILE.csv",
                "写法是 \\循环 行 于 文件.csv"
            )
        }
        try checkDepth(directive)
        let path = path(words[2].text)
        let rows = try Self.located(directive, words[2]) { () throws(ClientError) in
            try RowFile(path: path)
        }
        let body = try loopBody(directive)
        frames.append(
            .loop(ScriptLoop(variable: words[0].text, path: path, rows: rows, body: body))
        )
    }

    /// The lines up to the `\end` that belongs to the loop.
    func loopBody(_ directive: DirectiveLine) throws(ClientError) -> [SourceLine] {
        var body: [SourceLine] = []
        var depth = 1
        while case .line(let line) = try pull(waits: true) {
            switch Directive(lineBytes: line.bytes) {
            case .loop, .table: depth += 1
            case .end: depth -= 1
            case .include, .set, .quit, .help, .timing, .watch, .edit, .write, .expanded,
                .format, .language, nil:
                break
            }
            if depth == 0 { return body }
            guard body.count < Self.loopLimit else {
                throw directive.error("more than \(Self.loopLimit) lines", "循环太长")
            }
            body.append(line)
        }
        throw Self.unclosed(directive.line)
    }

    func checkDepth(_ directive: DirectiveLine) throws(ClientError) {
        guard frames.count < Self.depthLimit else {
            throw directive.error(
                "files and loops are nested more than \(Self.depthLimit) deep",
                "文件和循环嵌套超过 \(Self.depthLimit) 层"
            )
        }
    }

    /// A path of the script, from the folder of the file that names it.
    func path(_ text: String) -> String {
        guard !text.hasPrefix("/") else { return text }
        for frame in frames.reversed() {
            if case .source(let source) = frame { return source.directory + text }
        }
        return text
    }

    /// Runs `body`; a complaint about a whole file gets the place that names the file.
    static func located<Value>(
        _ directive: DirectiveLine,
        _ word: ScriptWord,
        _ body: () throws(ClientError) -> Value
    ) throws(ClientError) -> Value {
        do throws(ClientError) {
            return try body()
        } catch {
            guard case .script(let diagnostic) = error, diagnostic.line == nil else { throw error }
            let message = Bilingual(
                "\(diagnostic.file): \(diagnostic.message.english)",
                "\(diagnostic.file)：\(diagnostic.message.chinese)"
            )
            throw .script(Diagnostic(line: word.line, column: word.column, message: message))
        }
    }

    static func unclosed(_ line: SourceLine) -> ClientError {
        .script(
            Diagnostic(
                line: line,
                column: 1,
                message: Bilingual("no \\end follows", "后面没有 \\完")
            )
        )
    }
}
