import Commands
import Grammar
import Wire

extension Session {
    /// Begins to queue.
    func multi() {
        guard queue == nil, transaction == nil else {
            queue?.isFlawed = true
            refuseRESP(.state, "a transaction is open already", "事务已经开始")
            return
        }
        queue = MultiQueue()
        respond { $0.simple("OK") }
    }

    /// Drops what was queued.
    func discard() {
        guard queue != nil else {
            refuseRESP(.state, "DISCARD without MULTI", "没有 MULTI，不能 DISCARD")
            return
        }
        queue = nil
        watched = nil
        respond { $0.simple("OK") }
    }

    /// Has EXEC answer null when anything is committed until then.
    func watch(_ arguments: [String]) {
        guard !arguments.isEmpty else {
            wrongCount(.watch)
            return
        }
        if watched == nil {
            watched = WatchedState(epoch: model.epoch, sequence: model.head.sequence)
        }
        respond { $0.simple("OK") }
    }

    // MARK: Queueing

    /// Queues a statement, or carries out the few that end the queue.
    func enqueue(_ request: Request, _ exchange: Exchange) {
        if exchange.isRESP, !request.isKnown,
            let command = server.respCommands.own(request.words[0].text)
        {
            enqueue(command, request)
            return
        }
        let statement: Interpreter.Statement
        do throws(Refusal) {
            statement = try server.interpreter.prepare(request)
        } catch {
            if exchange.isRESP, let command = server.respCommands.shared(request) {
                enqueue(command, request)
            } else {
                queue?.isFlawed = true
                refuse(error, exchange)
            }
            return
        }
        do throws(Refusal) {
            try server.interpreter.requireRole(of: statement, role)
            guard statement.spec.kind == .session else {
                try takeWork(of: statement)
                try takeQuestion(of: statement)
                enqueue(.statement(statement, request, exchange), exchange)
                return
            }
            try enqueue(try action(of: statement), request, exchange)
        } catch {
            queue?.isFlawed = true
            refuse(error, exchange)
        }
    }

    private func enqueue(_ command: RESPCommand, _ request: Request) {
        switch command {
        case .exec, .discard, .multi:
            run(command, request)
        case .auth, .bgsave, .client, .cluster, .command, .config, .dbsize, .echo, .hello, .info,
            .lastsave, .latency, .monitor, .ping, .psubscribe, .punsubscribe, .quit, .reset, .save,
            .select, .shutdown, .slowlog, .subscribe, .time, .unsubscribe, .unwatch, .watch:
            queue?.isFlawed = true
            refuseRESP(
                .state,
                "\(command.rawValue) inside MULTI",
                "MULTI 之内不能用 \(command.rawValue)"
            )
        }
    }

    private func enqueue(
        _ action: SessionAction,
        _ request: Request,
        _ exchange: Exchange
    ) throws(Refusal) {
        switch action {
        case .quit, .reset:
            try act(action, request, exchange)
        case .ping(let message):
            enqueue(.ping(message.map { Array($0.utf8) }), exchange)
        case .hello, .begin, .commit, .rollback, .batchBegin, .batchEnd, .info, .configShow,
            .configCheck, .configReload, .logList, .logReset, .subscribe, .unsubscribe, .idle,
            .cancel, .staged:
            throw Refusal(
                .state,
                "\(excerpt(request.words[0].text)) inside MULTI",
                "MULTI 之内不能用 \(excerpt(request.words[0].text))"
            )
        }
    }

    /// What the archive is asked at EXEC, before anything runs.
    ///
    /// - Throws: STATE for what does more than look.
    private func takeQuestion(of statement: Interpreter.Statement) throws(Refusal) {
        guard let question = try server.interpreter.question(of: statement, in: presentContext)
        else { return }
        if case .statement(sequence: nil) = question, queue?.hasUpdates == true {
            throw .undoOfStaged
        }
        switch question {
        case .history, .statement, .register, .report, .verification: queue?.ask(question)
        case .backup, .recovery: throw .notAsked
        }
    }

    /// EXEC runs all at once, so that what it walks through has a limit too.
    private func takeWork(of statement: Interpreter.Statement) throws(Refusal) {
        guard isLong(statement) else { return }
        let limit = server.limits.queuedObjects
        let sum = (queue?.work ?? 0) + work(of: statement)
        guard sum <= limit else {
            queue?.spoil()
            throw Refusal(
                .tooBig,
                "the queries of a MULTI walk through at most \(limit) objects; ask outside it",
                "一个 MULTI 内的查询合计最多遍历 \(limit) 个对象，请在其外查询"
            )
        }
        queue?.work = sum
    }

    /// Queues one item, up to the limit.
    func enqueue(_ item: MultiQueue.Item, _ exchange: Exchange) {
        guard let count = queue?.items.count, count < server.limits.queuedStatements else {
            queue?.spoil()
            refuse(
                Refusal(
                    .tooBig,
                    "MULTI queues at most \(server.limits.queuedStatements) statements",
                    "MULTI 最多排队 \(server.limits.queuedStatements) 条语句"
                ),
                exchange
            )
            return
        }
        let bytes = (queue?.byteCount ?? 0) + item.byteCount
        guard bytes <= server.limits.queuedBytes else {
            queue?.spoil()
            refuse(.queueTooLong(server.limits.queuedBytes), exchange)
            return
        }
        do throws(Refusal) {
            try requireRoom(for: item.byteCount)
        } catch {
            queue?.spoil()
            refuse(error, exchange)
            return
        }
        queue?.append(item)
        answer(Reply(status: .queued), exchange)
    }
}

extension Refusal {
    fileprivate static func queueTooLong(_ limit: Int) -> Refusal {
        Refusal(
            .tooBig,
            "MULTI queues at most \(limit) bytes",
            "MULTI 最多排队 \(limit) 字节",
            hint: "begin"
        )
    }
}
