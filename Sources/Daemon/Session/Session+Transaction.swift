import Commands
import Domain
import Grammar
import NIOCore

extension Session {
    /// Begins a staged transaction on the state that this connection sees.
    func begin(comment: String?, _ exchange: Exchange) throws(Refusal) {
        guard transaction == nil else {
            throw Refusal(
                .state,
                Bilingual("a transaction is open already", "事务已经开始"),
                want: "commit",
                details: [Refusal.Detail("is", "transaction")]
            )
        }
        try model.requireWritable()
        hasLostTransaction = false
        let seesHead = replies.heldCount > 0
        let root = seesHead ? model.head : model.durable
        transaction = StagedTransaction(root: root, epoch: model.epoch, comment: comment)
        batch?.beganTransaction = true
        answer(Reply(), exchange, hold: seesHead ? Hold(showing: model.pending) : .none)
    }

    /// Runs an update on the transaction's own state.
    func stage(
        _ statement: Interpreter.Statement,
        _ request: Request,
        _ exchange: Exchange
    ) throws(Refusal) {
        guard var open = transaction else { preconditionFailure("asked by the caller") }
        guard try !isReplayed(request, exchange) else { return }
        let (receipt, changes) = try proposal(of: statement, on: open.register)
        try checkRoom(for: changes.count, in: open)
        if !changes.isEmpty {
            // The session's copy goes first, so that the step is added in place.
            transaction = nil
            open.stage(
                StagedTransaction.Step(
                    statement: statement,
                    request: request,
                    receipt: receipt.meta,
                    changes: changes
                )
            )
            transaction = open
        }
        answerStaged(receipt, exchange)
    }

    /// Adds an update that another thread made on the transaction's own state.
    func stage(_ made: MadeUpdates, _ exchange: Exchange) throws(Refusal) {
        guard var open = transaction else { preconditionFailure("asked by the caller") }
        try checkRoom(for: made.steps.reduce(0) { $0 + $1.changes.count }, in: open)
        transaction = nil
        open.stage(made)
        transaction = open
        answerStaged(made.reply, exchange)
    }

    private func answerStaged(_ receipt: Reply, _ exchange: Exchange) {
        var staged = receipt
        staged.meta.append(Reply.Meta("staged", 1))
        answer(staged, exchange)
    }

    /// - Throws: TOOBIG where the transaction would stage too many changes; it is dropped.
    private func checkRoom(for count: Int, in open: StagedTransaction) throws(Refusal) {
        guard open.changeCount + count > server.limits.stagedChanges else { return }
        loseTransaction()
        throw Refusal(
            .tooBig,
            "dropped: a transaction stages at most \(server.limits.stagedChanges) changes",
            "事务最多暂存 \(server.limits.stagedChanges) 项更改，事务已撤销"
        )
    }

    /// Makes the transaction's updates one batch of the next group.
    ///
    /// When something else was committed since it began, its updates are run again: it is as if
    /// they had all come now.
    func commit(_ exchange: Exchange) throws(Refusal) {
        guard let open = transaction else { throw endWithoutTransaction() }
        transaction = nil
        batch?.beganTransaction = false
        guard !open.steps.isEmpty else {
            answer(Reply(meta: [Reply.Meta("statements", 0)]), exchange)
            return
        }
        try model.requireWritable()
        guard !model.headIs(epoch: open.epoch, sequence: open.sequence) else {
            propose(open.steps, register: open.register, comment: open.comment, exchange)
            return
        }
        guard open.changeCount <= server.limits.objectsPerTurn else {
            commitAside(open, exchange)
            return
        }
        do throws(Refusal) {
            let context = server.context(on: model.head.register, role: role, language: language)
            let again = try open.runAgain(server.interpreter, in: context)
            propose(again.steps, register: again.register, comment: open.comment, exchange)
        } catch {
            refuse(error, exchange, hold: Hold(showing: model.pending))
        }
    }

    /// Makes updates one batch of the next group, and the state after them the head.
    func propose(
        _ steps: [StagedTransaction.Step],
        register: Register,
        comment: String?,
        _ exchange: Exchange
    ) {
        var sequence = model.head.sequence
        var batch: [Proposed] = []
        batch.reserveCapacity(steps.count)
        for step in steps {
            sequence += 1
            batch.append(
                proposed(
                    step.request,
                    receipt: step.receipt,
                    changes: step.changes,
                    events: step.events,
                    sequence: sequence,
                    comment: batch.isEmpty ? comment : nil
                )
            )
        }
        let root = Root(register: register, sequence: sequence)
        let (group, index) = model.propose(batch, root: root)
        for proposed in batch { remember(proposed, in: group) }
        answer(
            Reply(meta: [Reply.Meta("statements", steps.count)]),
            exchange,
            sequence: sequence,
            hold: .update(group, batch: index)
        )
    }

    /// Lists what the transaction would change.
    func listStaged(_ exchange: Exchange) throws(Refusal) {
        guard let transaction else { throw endWithoutTransaction() }
        let changes = transaction.steps.lazy.flatMap(\.changes)
        let description = ChangeDescription(
            changes,
            register: transaction.register,
            day: server.clock.today
        )
        answer(description.reply, exchange)
    }

    /// Drops the transaction.
    func rollback(_ exchange: Exchange) throws(Refusal) {
        guard transaction != nil || hasLostTransaction else { throw endWithoutTransaction() }
        let statements = transaction?.steps.count ?? 0
        transaction = nil
        hasLostTransaction = false
        batch?.beganTransaction = false
        answer(Reply(meta: [Reply.Meta("statements", statements)]), exchange)
    }

    /// Drops a transaction that nobody has touched for long, with a note on the next reply.
    ///
    /// What MULTI has queued is dropped as well, and EXEC says so: it takes room from all others.
    func dropIdleTransaction(now: NIODeadline) {
        let idle = now - lastActivity
        guard idle >= TimeAmount(server.limits.idleTransactionTime) else { return }
        if let queue, queue.byteCount > 0 { self.queue?.spoil() }
        guard transaction != nil else { return }
        loseTransaction()
        notes.append(
            Bilingual(
                "the transaction was idle for too long and was rolled back",
                "事务闲置过久，已撤销"
            )
        )
    }

    /// Drops the transaction although the client has not ended it.
    ///
    /// Until it does, its updates are refused: they were meant for the transaction, and must not
    /// be carried out one by one.
    func loseTransaction() {
        transaction = nil
        hasLostTransaction = true
    }

    private func endWithoutTransaction() -> Refusal {
        let refusal = hasLostTransaction ? Self.lostTransaction : Self.noTransaction
        hasLostTransaction = false
        return refusal
    }

    // MARK: Refusals

    /// An update, or the commit, of a transaction that was dropped.
    static let lostTransaction = Refusal(
        .state,
        Bilingual("the transaction was dropped: end it with rollback", "事务已撤销，请先 rollback"),
        want: "rollback",
        details: [Refusal.Detail("is", "dropped")]
    )

    /// A transaction's statement that is refused, as the whole transaction's refusal.
    static func aborted(_ refusal: Refusal, at number: Int) -> Refusal {
        Refusal(
            .aborted,
            refusal.message,
            hint: refusal.hint,
            details: [
                Refusal.Detail("at", String(number)),
                Refusal.Detail("cause", refusal.code.rawValue),
            ]
        )
    }

    private static let noTransaction = Refusal(
        .state,
        Bilingual("no transaction is open", "没有已开始的事务"),
        want: "begin",
        details: [Refusal.Detail("is", "none")]
    )
}
