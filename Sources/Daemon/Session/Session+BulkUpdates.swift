import Commands
import Domain
import Grammar

/// An update of many objects, or several, as another thread made them.
struct MadeUpdates: Sendable {
    let steps: [StagedTransaction.Step]
    /// What it answered; its receipt is the last step's.
    let reply: Reply
    /// The state after all of it.
    let register: Register
}

// Updates of so many objects that the loop has not the time to make them. Another thread makes the
// changes and the state after them, and the loop takes that state over whole.
extension Session {
    /// Whether an update changes more objects than the loop has the time for.
    func isBulk(_ statement: Interpreter.Statement) -> Bool {
        server.interpreter.bulk(of: statement, in: updateContext) > server.limits.objectsPerTurn
    }

    /// The state on which an update is run.
    private var updateContext: Context {
        let register = transaction?.register ?? model.head.register
        return server.context(on: register, role: role, language: language)
    }

    // MARK: By itself

    /// Makes an update aside on the head, which stays as it is until then.
    func updateAside(
        _ statement: Interpreter.Statement,
        _ request: Request,
        _ exchange: Exchange
    ) throws(Refusal) {
        guard !hasLostTransaction else { throw Self.lostTransaction }
        try model.requireWritable()
        guard try !isReplayed(request, exchange) else { return }
        let interpreter = server.interpreter
        try suspend(holding: request.byteCount)
        let work = HeadWork { context throws(Refusal) in
            try interpreter.made(statement, request, in: context)
        } again: { [self] () throws(Refusal) in
            try updateAside(statement, request, exchange)
        }
        changeHead(work, exchange) { [self] made in
            guard let step = made.steps.first else {
                answer(made.reply, exchange, hold: Hold(showing: model.pending))
                return
            }
            let sequence = model.head.sequence + 1
            let proposed = proposed(
                request,
                receipt: step.receipt,
                changes: step.changes,
                events: step.events,
                sequence: sequence
            )
            let root = Root(register: made.register, sequence: sequence)
            let (group, batch) = model.propose([proposed], root: root)
            remember(proposed, in: group)
            answer(
                made.reply,
                exchange,
                sequence: sequence,
                hold: .update(group, batch: batch)
            )
        }
    }

    /// Runs a transaction's updates aside on a head that is not the one it began with.
    func commitAside(
        _ open: StagedTransaction,
        without carriedOut: Set<Int>,
        _ exchange: Exchange
    ) {
        let interpreter = server.interpreter
        // Its bytes were let in as they were staged.
        suspension = Suspension(bytes: open.byteCount)
        let work = HeadWork { context throws(Refusal) in
            try open.runAgain(interpreter, without: carriedOut, in: context)
        } again: { [self] () throws(Refusal) in
            try commitAgain(open, exchange)
        }
        changeHead(work, exchange) { [self] made in
            propose(made, comment: open.comment, replayed: carriedOut.count, exchange)
        }
    }

    /// What another thread is to make of the head.
    private struct HeadWork {
        let make: @Sendable (Context) throws(Refusal) -> MadeUpdates
        /// Asks for it anew: keys that were fresh may be known by then.
        let again: () throws(Refusal) -> Void
    }

    /// Has another thread make what the head is to be, with the turn to change it.
    private func changeHead(
        _ work: HeadWork,
        _ exchange: Exchange,
        then propose: @escaping (MadeUpdates) -> Void
    ) {
        server.updateTurn.take()
        let (epoch, sequence, asked) = (model.epoch, model.head.sequence, role)
        server.archive.make(work.make, in: updateContext) { [self] result in
            // Nobody else has changed it; but a group that failed may have taken it back.
            guard client == nil || model.headIs(epoch: epoch, sequence: sequence) else {
                server.updateTurn.release()
                goOn(exchange) { () throws(Refusal) in
                    try model.requireWritable()
                    try work.again()
                }
                return
            }
            goOn(exchange) { () throws(Refusal) in
                guard role >= asked else { throw .roleChanged }
                do throws(Refusal) {
                    let made = try result.get()
                    try model.requireWritable()
                    propose(made)
                } catch {
                    refuse(error, exchange, hold: Hold(showing: model.pending))
                }
            }
            server.updateTurn.release()
        }
    }

    // MARK: In a transaction

    /// Makes an update aside on the transaction's own state.
    func stageAside(
        _ statement: Interpreter.Statement,
        _ request: Request,
        _ exchange: Exchange
    ) throws(Refusal) {
        guard try !isStagedAgain(request, exchange) else { return }
        try suspend(holding: request.byteCount)
        let (interpreter, asked) = (server.interpreter, role)
        let make: @Sendable (Context) throws(Refusal) -> MadeUpdates = {
            context throws(Refusal) in
            try interpreter.made(statement, request, in: context)
        }
        server.archive.stage(make, in: updateContext) { [self] result in
            goOn(exchange) { () throws(Refusal) in
                guard role >= asked else { throw .roleChanged }
                guard transaction != nil else { throw Self.lostTransaction }
                let made = try result.get()
                try requireRoom(for: request.byteCount)
                try stage(made, exchange)
            }
        }
    }
}

extension Interpreter {
    /// An update's changes, and the state after them.
    fileprivate func made(
        _ statement: Statement,
        _ request: Request,
        in context: Context
    ) throws(Refusal) -> MadeUpdates {
        let (reply, changes) = try proposal(of: statement, in: context)
        var register = context.register
        for change in changes { register.apply(change) }
        let step = StagedTransaction.Step(
            statement: statement,
            request: request,
            receipt: reply.meta,
            changes: changes,
            events: changes.compactMap(\.event)
        )
        context.prepareClosedYears(on: register)
        return MadeUpdates(steps: changes.isEmpty ? [] : [step], reply: reply, register: register)
    }

    /// An update's receipt and changes.
    func proposal(of statement: Statement, in context: Context) throws(Refusal) -> (Reply, [Change])
    {
        switch try run(statement, in: context) {
        case .proposal(let reply, let changes): return (reply, changes)
        case .answer, .session: preconditionFailure("an update's body gives a proposal")
        }
    }
}
