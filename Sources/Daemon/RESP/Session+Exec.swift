import Commands
import Domain
import Grammar
import Wire

extension Session {
    /// What EXEC has run so far.
    private struct Run {
        var root: Root
        let output = OutputBuffer()
        var batch: [Proposed] = []
        /// Its updates by the idempotency keys that they carried.
        var keys: [String: Proposed] = [:]
        /// How many objects its updates have looked through, and changed at most.
        var work = (walk: 0, reach: 0)
    }

    /// Why EXEC applies nothing: the statement, from 1, and its refusal.
    private struct Abort: Error {
        let number: Int
        let refusal: Refusal
    }

    /// Runs what was queued as one transaction: all of it, or nothing.
    func exec() {
        guard let queue else {
            refuseRESP(.state, "EXEC without MULTI", "没有 MULTI，不能 EXEC")
            return
        }
        self.queue = nil
        let watched = self.watched
        self.watched = nil
        guard !queue.isFlawed else {
            respond {
                $0.error("EXECABORT Transaction discarded because of previous errors.")
            }
            return
        }
        guard !queue.questions.isEmpty else {
            conclude(queue, watched)
            return
        }
        suspension = Suspension(bytes: queue.byteCount)
        let start = { self.ask(queue, from: 0, watched) }
        if replies.heldCount > 0 { postponedQuestion = start } else { start() }
    }

    /// Asks the archive one question after the other, then runs the queue with the answers.
    private func ask(_ queue: MultiQueue, from index: Int, _ watched: WatchedState?) {
        guard index < queue.questions.count else {
            resume { self.conclude(queue, watched) }
            return
        }
        let (place, question) = queue.questions[index]
        server.archive.ask(question, for: self) { answer in
            switch answer {
            case .success(let found):
                var informed = queue
                informed.inform(place, of: found)
                self.ask(informed, from: index + 1, watched)
            case .failure(let refusal):
                var refusal = refusal
                if case .statement(let statement, _, _) = queue.items[place] {
                    refusal = self.server.interpreter.pointed(refusal, at: statement)
                }
                self.resume { self.abort(Abort(number: place + 1, refusal: refusal)) }
            }
        }
    }

    private func resume(_ body: () -> Void) {
        suspension = nil
        guard let client else { return }
        server.beginTurn()
        if turnedAway == .stranger {
            abort(Abort(number: 1, refusal: .stranger))
        } else {
            body()
        }
        client.repliesSettled()
    }

    private func conclude(_ queue: MultiQueue, _ watched: WatchedState?) {
        guard !queue.hasUpdates || !server.updateTurn.isTaken else {
            let exchange = Exchange(dialect: .resp, tag: nil)
            waitForTurn(exchange, holding: queue.byteCount) { [self] in
                resume { conclude(queue, watched) }
            }
            return
        }
        if let watched, !model.headIs(epoch: watched.epoch, sequence: watched.sequence) {
            respond { $0.nullArray() }
            return
        }
        do throws(Abort) {
            try run(queue)
        } catch {
            abort(error)
        }
    }

    private func abort(_ abort: Abort) {
        let text = "EXECABORT at=\(abort.number) \(abort.refusal.code.rawValue) "
        respond(hold: Hold(showing: model.pending)) {
            $0.error(text + abort.refusal.message[language])
        }
    }

    private func run(_ queue: MultiQueue) throws(Abort) {
        if queue.hasUpdates {
            do throws(Refusal) {
                try model.requireWritable()
            } catch {
                throw Abort(number: 1, refusal: error)
            }
        }
        let seesHead = queue.hasUpdates || replies.heldCount > 0
        var run = Run(root: seesHead ? model.head : model.durable)
        RESPWriter(run.output, version: version).array(queue.items.count)
        for (index, item) in queue.items.enumerated() {
            do throws(Refusal) {
                try self.run(item, &run)
            } catch {
                throw Abort(number: index + 1, refusal: error)
            }
        }
        finish(run, hold: seesHead ? Hold(showing: model.pending) : .none)
    }

    private func finish(_ run: Run, hold: Hold) {
        var hold = hold
        if !run.batch.isEmpty {
            let (group, index) = model.propose(run.batch, root: run.root)
            for proposed in run.batch { remember(proposed, in: group) }
            hold = .update(group, batch: index)
        }
        write(Exchange(dialect: .resp, tag: nil), hold) { output in
            run.output.withUnsafeBytes { bytes in
                output.append(bytes.bindMemory(to: UInt8.self))
            }
        }
    }

    private func run(_ item: MultiQueue.Item, _ run: inout Run) throws(Refusal) {
        let writer = RESPWriter(run.output, version: version)
        switch item {
        case .ping(let payload):
            if let payload { writer.bulk(payload) } else { writer.simple("PONG") }
        case .echo(let bytes):
            writer.bulk(bytes)
        case .statement(let statement, let request, _) where statement.spec.kind == .update:
            try update(statement, request, &run)
        case .statement(let statement, _, _):
            let context = server.context(
                on: run.root.register,
                beside: run.batch.isEmpty ? nil : model.durable.register,
                role: role,
                language: language
            )
            let reply = try reply(of: statement, in: context)
            encode(reply, sequence: run.batch.isEmpty ? run.root.sequence : nil, run)
        }
    }

    private func update(
        _ statement: Interpreter.Statement,
        _ request: Request,
        _ run: inout Run
    ) throws(Refusal) {
        guard try !isReplayed(request, run) else { return }
        let context = server.context(on: run.root.register, role: role, language: language)
        try takeWork(of: statement, in: context, &run)
        let (receipt, changes) = try server.interpreter.proposal(of: statement, in: context)
        guard !changes.isEmpty else {
            encode(receipt, sequence: nil, run)
            return
        }
        for change in changes { run.root.register.apply(change) }
        run.root.sequence += 1
        let made = proposed(
            request,
            receipt: receipt.meta,
            changes: changes,
            sequence: run.root.sequence
        )
        run.batch.append(made)
        if let key = request.idempotencyKey { run.keys[key] = made }
        encode(receipt, sequence: run.root.sequence, run)
    }

    /// Answers a statement whose key is known, of this EXEC or of any other statement.
    /// - Throws: CONFLICT when the key was another statement's.
    private func isReplayed(_ request: Request, _ run: Run) throws(Refusal) -> Bool {
        let known: IdempotencyTable.Known
        if let own = request.idempotencyKey.flatMap({ run.keys[$0] }) {
            known =
                own.text == request.statementText
                ? .replay(own.receipt, sequence: own.sequence) : .otherStatement
        } else {
            known = self.known(request)
        }
        switch known {
        case .fresh: return false
        case .otherStatement: throw Self.otherStatement(request)
        case .replay(let receipt, let sequence):
            encode(Self.replayed(receipt), sequence: sequence, run)
            return true
        }
    }

    /// All of it runs at once, so that what it may do has a limit.
    /// - Throws: TOOBIG past it.
    private func takeWork(
        of statement: Interpreter.Statement,
        in context: Context,
        _ run: inout Run
    ) throws(Refusal) {
        let (interpreter, limits) = (server.interpreter, server.limits)
        let walk = interpreter.bulk(of: statement, in: context)
        guard walk > 0 else { return }
        run.work.walk += walk
        guard run.work.walk <= limits.queuedWalk else { throw Refusal.bulk }
        run.work.reach += interpreter.reach(of: statement, in: context)
        guard run.work.reach <= limits.queuedBulk else { throw Refusal.bulk }
    }

    private func encode(_ reply: Reply, sequence: Int?, _ run: Run) {
        encode(
            reply,
            Exchange(dialect: .resp, tag: nil),
            sequence: sequence,
            into: run.output
        )
    }
}

extension Refusal {
    /// EXEC runs all at once, and so much at once would keep everybody waiting.
    fileprivate static let bulk = Refusal(
        .tooBig,
        "updates of so many objects inside MULTI; send them by themselves or after begin",
        "MULTI 之内不能执行涉及大量对象的语句，请单独执行或用 begin",
        hint: "begin"
    )
}
