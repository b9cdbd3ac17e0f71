internal import Grammar

extension BatchRunner {
    func beginTable(_ line: SourceLine) throws(ClientError) {
        try drain()
        guard !isStopped else { return }
        // Every row is tried, so that every fault of the table is told at once.
        try closeBatch()
        let owns = !options.ownsTransaction && !isStaged
        if owns {
            let status = try control("begin")
            guard !status.isRefusal else { return refuse(status, of: "begin") }
        }
        table = TableState(line: line, ownsTransaction: owns)
    }

    func endTable() throws(ClientError) {
        try drain()
        guard let ended = table else { return }
        table = nil
        if ended.ownsTransaction {
            let verb = ended.refused == 0 ? "commit" : "rollback"
            let status = try control(verb)
            if status.isRefusal { return refuse(status, of: verb, at: ended.line) }
        }
        if ended.refused > 0 {
            report.tableDropped(ended.line, refused: ended.refused)
        }
        if !isStopped { openBatch() }
    }

    func refuse(_ status: ReplyStatus, of statement: Statement, tagLength: Int) {
        outcome.refused += 1
        table?.refused += 1
        // In a table the rows after the first fault are told as well.
        let isFirst = outcome.firstRefusal == nil
        if isFirst { outcome.firstRefusal = status.exitStatus }
        guard isFirst || options.keepsGoing || table != nil else { return }
        report.add(statement.diagnostic(for: status, tagLength: tagLength))
    }

    /// A refusal of a statement of the client's own.
    func refuse(_ status: ReplyStatus, of control: String, at line: SourceLine? = nil) {
        outcome.firstRefusal = outcome.firstRefusal ?? status.exitStatus
        report.controlRefused(status, control: control, line: line)
    }

    func reportUnanswered() {
        guard let first = inFlight.first, case .statement(let statement) = first.origin else {
            return
        }
        report.unanswered(statement.line)
    }

    /// Shows what a dry run would have changed, as data.
    private func showStaged() throws(ClientError) {
        let line = SourceLine(file: "", number: 0, text: "staged")
        let statement = try Statement(line: line, bytes: Array(line.text.utf8))
        let counted = outcome
        session.askForLabels(of: statement.bytes)
        enqueue(statement, command: CommandMemory.key(statement.bytes))
        try drain()
        outcome.statements = counted.statements
    }

    func close() throws(ClientError) {
        let isWhole = outcome.firstRefusal == nil
        if let open = table, open.ownsTransaction { _ = try control("rollback") }
        try closeBatch()
        if hasBegun {
            let keeps = isWhole && !options.isDryRun
            if isWhole, options.isDryRun { try showStaged() }
            let status = try control(keeps ? "commit" : "rollback")
            if keeps && status.isRefusal { refuse(status, of: "commit") }
            report.transactionEnded(keeps: keeps && !status.isRefusal, isDryRun: options.isDryRun)
        } else if let line = transaction, !isWhole {
            _ = try control("rollback")
            report.rolledBack(line)
            transaction = nil
            isStaged = false
        }
        if let transaction { report.leftOpen(transaction) }
    }
}
