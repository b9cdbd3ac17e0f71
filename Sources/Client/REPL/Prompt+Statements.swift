internal import CEditline
internal import Grammar

extension Prompt {
    /// - Returns: how it was answered; nil where it was not sent.
    @discardableResult
    func run(_ statement: Statement) throws(ClientError) -> ReplyStatus? {
        guard try isConnected() else { return nil }
        let start = ContinuousClock.now
        let outcome = try page { (key) throws(ClientError) in
            try self.runner(key: key).run(statement)
        } sendingAgain: {
            self.keys.next(for: statement)
        }
        follow(statement.verb, outcome.status)
        wasQuery = outcome.isQuery
        if showsTiming { tellTiming(outcome, took: ContinuousClock.now - start) }
        return outcome.status
    }

    /// What runs one statement, under a key where it has one.
    func runner(key: String?, output: Output? = nil) -> StatementRun {
        StatementRun(
            session: session,
            format: format,
            output: output ?? self.output,
            messages: messages,
            width: Terminal.width,
            isExpanded: isExpanded,
            style: style,
            key: key
        )
    }

    /// Runs something with a pager behind it; a statement whose answer is lost with the connection
    /// is sent again under its key, which the daemon carries out once.
    private func page(
        _ body: (String?) throws(ClientError) -> StatementRun.Outcome,
        sendingAgain makeKey: () -> String?
    ) throws(ClientError) -> StatementRun.Outcome {
        let key = makeKey()
        let pager = Pager(output: output, environment: environment)
        let result: Result<StatementRun.Outcome, ClientError>
        do throws(ClientError) {
            result = .success(try body(key))
        } catch {
            result = .failure(error)
        }
        try pager?.end()
        if pager != nil, case .success = result { _ = ce_take_interrupt() }
        guard case .failure(.lost) = result, key != nil, !isStaged, comesBack() else {
            return try result.get()
        }
        messages.say(Bilingual("sent again under its key", "已用同一键重发"))
        return try body(key)
    }

    func follow(_ verb: SessionVerb?, _ status: ReplyStatus) {
        if status.word == Refusal.Code.readOnly.rawValue { isReadOnly = true }
        if !status.isRefusal, status["rev"] != nil { isReadOnly = false }
        switch verb {
        case .begin: if !status.isRefusal { isStaged = true }
        case .rollback: if !status.isRefusal { isStaged = false }
        // A commit that is refused has dropped the transaction all the same.
        case .commit: isStaged = false
        case nil: break
        }
    }

    func tellTiming(_ outcome: StatementRun.Outcome, took duration: Duration) {
        let micros =
            duration.components.attoseconds / 1_000_000_000_000
            + duration.components.seconds * 1_000_000
        let millis = "\(micros / 1_000).\(micros % 1_000 / 100)"
        let server = outcome.status["us"].map { ", us=\($0)" } ?? ""
        // A receipt and a refusal have no rows to count.
        let hasRows = outcome.rows > 0 || outcome.status["rows"] != nil
        messages.say(
            Bilingual(
                "\(millis) ms\(server)" + (hasRows ? ", \(counted(outcome.rows, "row"))" : ""),
                "\(millis) 毫秒\(server)" + (hasRows ? "，\(outcome.rows) 行" : "")
            )
        )
    }
}
