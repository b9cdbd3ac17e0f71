internal import Grammar

extension BatchRunner {
    /// Waits until every statement that was sent is answered.
    func drain() throws(ClientError) {
        try session.connection.send()
        while !inFlight.isEmpty { try receive() }
    }

    func receive(orInputAt descriptor: Int32? = nil) throws(ClientError) {
        do throws(ClientError) {
            try session.exchange(orInputAt: descriptor)
        } catch {
            guard case .lost = error, resumes() else { throw error }
        }
        progress.tell(outcome) { reader?.part }
        while let line = try session.takeLine() { try take(line) }
    }

    func take(_ line: ArraySlice<UInt8>) throws(ClientError) {
        guard let current = inFlight.first else {
            // An event, which comes between replies.
            return try shown().take(ReplyLine(line))
        }
        let first = line.first
        if first == UInt8(ascii: "+"), !currentHasData, memory.allowsPipelining(current.command),
            case .statement = current.origin
        {
            // Nothing in it is needed: 100,000 of them are only counted.
            outcome.statements += 1
            _ = inFlight.popFirst()
            return
        }
        let reply = try ReplyLine(line)
        guard case .status(let status) = reply else {
            switch reply {
            case .head, .row, .text, .part:
                if !currentHasData { session.labels.choose(current.command) }
                currentHasData = true
            case .note(let text) where !currentHasData:
                // What an update notes is noted of the next hundred too; a result keeps its own.
                guard report.isNew(note: text) else { return }
            case .note, .push, .status: break
            }
            if case .statement = current.origin { try shown().take(reply) }
            return
        }
        _ = inFlight.popFirst()
        try finish(current, status)
    }

    func finish(_ current: InFlight, _ status: ReplyStatus) throws(ClientError) {
        let hadData = currentHasData
        currentHasData = false
        switch current.origin {
        case .control(let text):
            controlStatus = status
            // Without it the daemon would run what follows a refusal.
            if status.isRefusal, text == Self.batchBegin { refuse(status, of: text) }
        case .statement(let statement):
            try finish(statement, current, status, hadData: hadData)
        }
    }

    func finish(
        _ statement: Statement,
        _ current: InFlight,
        _ status: ReplyStatus,
        hadData: Bool
    ) throws(ClientError) {
        memory.learn(current.command, isList: status["rows"] != nil || status.next != nil)
        if !status.isRefusal, hadData, let next = status.next {
            shown().pageEnded()
            session.connection.enqueue(statement.bytes + StatementRun.continuation(next) + [0x0A])
            var following = current
            following.isContinuation = true
            inFlight.append(following)
            return try session.connection.send()
        }
        if hadData { try shown().ended(status) }
        // What was not run because of an earlier refusal is not counted.
        if status.isRefusal, isStopped, status.word == Refusal.Code.aborted.rawValue { return }
        outcome.statements += 1
        if status.isRefusal { refuse(status, of: statement, tagLength: current.prefixLength) }
    }

    func shown() -> ReplyPrinter {
        progress.clear()
        if let printer { return printer }
        let made = ReplyPrinter(renderer: makeRenderer(), messages: messages)
        printer = made
        return made
    }
}
