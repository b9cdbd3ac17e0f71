internal import Glibc
internal import Grammar

extension Prompt {
    /// Ctrl-X Ctrl-E: edits what is typed; the last statement where nothing is.
    func editTyped(_ text: String, _ editor: LineEditor) throws(ClientError) {
        do throws(ClientError) {
            try edit(text, editor)
        } catch {
            try tell(error)
        }
    }

    /// `\e`: edits a text with `$VISUAL`, `$EDITOR` or vi, and runs what comes of it.
    func edit(_ text: String, _ editor: LineEditor) throws(ClientError) {
        let folder = environment["TMPDIR"] ?? "/tmp"
        var template = Array("\(folder)/shixun-XXXXXX.shixun".utf8CString)
        let file = mkstemps(&template, 7)
        guard file >= 0 else {
            let reason = systemMessage(errno)
            throw .usage(Bilingual("no file in \(folder): \(reason)", "\(folder) 无法建文件：\(reason)"))
        }
        let bytes = template.dropLast().map { UInt8(bitPattern: $0) }
        let path = String(decoding: bytes, as: UTF8.self)
        defer { unlink(path) }
        let before = text.isEmpty ? lastText : text
        _ = writeAll(Array((before + "\n").utf8), to: file)
        close(file)
        let program = environment["VISUAL"] ?? environment["EDITOR"] ?? "vi"
        guard ShellCommand("\(program) '\(path)'")?.wait() == 0 else {
            return messages.say(Bilingual("\(program) failed: not run", "\(program) 失败：没有运行"))
        }
        let source = try LineSource(path: path)
        var lines: [String] = []
        while case .line(let line) = try source.next(waits: true) { lines.append(line.text) }
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        let after = lines.joined(separator: "\n")
        guard !after.isEmpty, after != before || !text.isEmpty else {
            return messages.say(Bilingual("nothing changed: not run", "没有改动：没有运行"))
        }
        for line in lines where !line.isEmpty { remember(line, editor) }
        messages.show(after + "\n")
        lastText = after
        if lines.count == 1, !Directive.isDirective(Array(after.utf8)) {
            let line = SourceLine(file: "", number: 1, text: after)
            guard let statement = try StatementBuilder.statement(line, variables: variables)
            else { return }
            try run(statement)
        } else {
            try runScript(ScriptReader(text: after, name: "editor", variables: variables))
        }
    }
}
