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
        try requireRoom(for: comment?.utf8.count ?? 0)
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
        guard try !isStagedAgain(request, exchange) else { return }
        guard var open = transaction else { preconditionFailure("asked by the caller") }
        try requireRoom(for: request.byteCount)
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

    /// Answers a statement whose key is known, of the transaction's own or of any other.
    /// - Throws: CONFLICT when the key was another statement's.
    func isStagedAgain(_ request: Request, _ exchange: Exchange) throws(Refusal) -> Bool {
        guard let step = transaction?.step(withKeyOf: request) else {
            return try isReplayed(request, exchange)
        }
        guard step.request.statementText == request.statementText else {
            throw Self.otherStatement(request)
        }
        answerStaged(Self.replayed(step.receipt), exchange)
        return true
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
            let made = MadeUpdates(steps: open.steps, reply: Reply(), register: open.register)
            propose(made, comment: open.comment, exchange)
            return
        }
        do throws(Refusal) {
            try commitAgain(open, exchange)
        } catch {
            refuse(error, exchange, hold: Hold(showing: model.pending))
        }
    }

    /// Runs a transaction's updates on a head that is not the one it began with; what others
    /// have carried out meanwhile under its statements' keys is not done a second time.
    func commitAgain(_ open: StagedTransaction, _ exchange: Exchange) throws(Refusal) {
        let carriedOut = try carriedOut(of: open)
        guard open.changeCount <= server.limits.objectsPerTurn else {
            commitAside(open, without: carriedOut, exchange)
            return
        }
        let context = server.context(on: model.head.register, role: role, language: language)
        let made = try open.runAgain(server.interpreter, without: carriedOut, in: context)
        propose(made, comment: open.comment, replayed: carriedOut.count, exchange)
    }

    /// The places of a transaction's statements that were carried out meanwhile under their keys.
    /// - Throws: ABORTED where a key is another statement's by now; CONFLICT where what was
    ///   carried out has another receipt than the one that the transaction went on with.
    private func carriedOut(of open: StagedTransaction) throws(Refusal) -> Set<Int> {
        var places: Set<Int> = []
        for (place, step) in open.keyedSteps {
            switch known(step.request) {
            case .fresh:
                continue
            case .otherStatement:
                throw Self.aborted(Self.otherStatement(step.request), at: place + 1)
            case .replay(let receipt, _):
                guard Receipt.text(of: receipt) == Receipt.text(of: step.receipt) else {
                    throw StagedTransaction.conflict(at: place + 1)
                }
                places.insert(place)
            }
        }
        return places
    }

    /// Makes updates one batch of the next group, and the state after them the head.
    func propose(
        _ made: MadeUpdates,
        comment: String?,
        replayed: Int = 0,
        _ exchange: Exchange
    ) {
        var meta = [Reply.Meta("statements", made.steps.count)]
        if replayed > 0 { meta.append(Reply.Meta("replayed", replayed)) }
        guard !made.steps.isEmpty else {
            let hold = Hold(showing: model.pending)
            answer(Reply(meta: meta), exchange, sequence: model.head.sequence, hold: hold)
            return
        }
        var sequence = model.head.sequence
        var batch: [Proposed] = []
        batch.reserveCapacity(made.steps.count)
        for step in made.steps {
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
        let root = Root(register: made.register, sequence: sequence)
        let (group, index) = model.propose(batch, root: root)
        for proposed in batch { remember(proposed, in: group) }
        answer(
            Reply(meta: meta),
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
