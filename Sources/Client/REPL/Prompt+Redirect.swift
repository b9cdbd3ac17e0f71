internal import Glibc
internal import Grammar

extension Prompt {
    /// `\g FILE [STATEMENT]`, `\g |COMMAND`: a query's result goes to a file or a program.
    ///
    /// Without a statement the last one is asked again, if it was a query: an update would be
    /// carried out twice. A name that ends in .csv, .html and so on says the format.
    func redirect(_ directive: DirectiveLine) throws(ClientError) {
        let rest = directive.rest
        if rest.hasPrefix("|") {
            let command = String(rest.dropFirst())
            guard !command.allSatisfy({ $0 == " " }), let statement = try again("") else {
                return tellRedirection()
            }
            return try pipe(statement, to: command)
        }
        guard let file = try directive.words().first?.text, !file.isEmpty,
            let statement = try again(Self.text(afterFirstOf: rest))
        else { return tellRedirection() }
        try write(statement, to: file)
    }

    private func tellRedirection() {
        messages.say(
            Bilingual(
                "\\g FILE [STATEMENT] or \\g |COMMAND: without a statement the last query again",
                "\\写到 文件 [语句] 或 \\写到 |命令：省略语句时重查上一条查询"
            )
        )
    }

    /// What stands behind the first word, which may be in quotes.
    private static func text(afterFirstOf rest: String) -> String {
        var isQuoted = false
        let end = rest.firstIndex { character in
            if character == "\"" { isQuoted.toggle() }
            return !isQuoted && " \t\u{3000}".contains(character)
        }
        return end.map { String(rest[$0...]) } ?? ""
    }

    /// The statement that is asked: the one given, or the last query.
    private func again(_ given: String) throws(ClientError) -> Statement? {
        let isGiven = given.contains { !" \t\u{3000}".contains($0) }
        guard isGiven || wasQuery else { return nil }
        let line = SourceLine(file: "", number: 1, text: isGiven ? given : lastText)
        let statement = try StatementBuilder.statement(line, variables: variables)
        return statement?.verb == nil ? statement : nil
    }

    /// The file is opened when there is something to write: a refusal leaves it as it was.
    private func write(_ statement: Statement, to file: String) throws(ClientError) {
        var descriptor: Int32 = -1
        defer { if descriptor >= 0 { close(descriptor) } }
        var failure: Int32 = 0
        let chosen = ResultFormat(fileName: file) ?? format
        let outcome = try ask(statement, chosen) { bytes in
            if descriptor < 0 {
                descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
            }
            failure = descriptor < 0 ? errno : writeAll(bytes, to: descriptor)
            return failure == 0
        }
        let shown = VisibleText.of(file)
        guard failure == 0 else {
            let reason = systemMessage(failure)
            throw .usage(
                Bilingual("\(shown) cannot be written: \(reason)", "\(shown) 无法写入：\(reason)")
            )
        }
        guard let outcome, !outcome.status.isRefusal else { return }
        guard outcome.isQuery else { return tell(receiptOf: outcome.status) }
        let rows = counted(outcome.rows, "row")
        messages.say(
            Bilingual("\(rows) written to \(shown)", "已写入 \(shown)：\(outcome.rows) 行")
        )
    }

    /// What was given changed something: its receipt is shown, wherever else it went.
    private func tell(receiptOf status: ReplyStatus) {
        let pairs = status.meta.map { VisibleText.of("\($0.key)=\($0.value)") }
        let receipt = ([status.word] + pairs).joined(separator: " ")
        messages.say(
            Bilingual(
                "carried out; that was no query: \(receipt)",
                "已执行；这不是查询：\(receipt)"
            )
        )
    }

    private func pipe(_ statement: Statement, to command: String) throws(ClientError) {
        var ends: [Int32] = [0, 0]
        guard Glibc.pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        try output.flush()
        let started = ShellCommand(command, input: ends[0])
        close(ends[0])
        let writing = ends[1]
        defer { started?.wait() }
        defer { close(writing) }
        // A program that has seen enough, as head, is no failure.
        let outcome = try ask(statement, format) { bytes in writeAll(bytes, to: writing) == 0 }
        if let outcome, !outcome.status.isRefusal, !outcome.isQuery {
            tell(receiptOf: outcome.status)
        }
    }

    /// Runs a query in a format of its own; `take` says whether it wants to see more of it.
    ///
    /// Only the daemon knows that it is one: what turns out to be an update has a key and is told.
    private func ask(
        _ statement: Statement,
        _ chosen: ResultFormat,
        _ take: @escaping ([UInt8]) -> Bool
    ) throws(ClientError) -> StatementRun.Outcome? {
        guard try isConnected() else { return nil }
        session.want(labels: chosen.isForPeople, pages: chosen == .html)
        defer { session.want(labels: format.isForPeople, pages: format == .html) }
        let target = Output()
        target.diversion = { [unowned target] bytes in
            if !target.isDiscarded, !bytes.isEmpty { target.isDiscarded = !take(bytes) }
            return 0
        }
        let outcome = try StatementRun(
            session: session,
            format: chosen,
            output: target,
            messages: messages,
            marksByteOrder: invocation.marksByteOrder,
            key: keys.next(for: statement)
        ).run(statement)
        follow(statement.verb, outcome.status)
        return outcome
    }
}
