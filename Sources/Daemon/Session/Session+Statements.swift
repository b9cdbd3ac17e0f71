import Commands
import Domain
import Grammar
import Storage
import Wire

extension Session {
    /// Runs a statement outside batch and MULTI.
    func run(_ request: Request, _ exchange: Exchange) {
        if exchange.isRESP {
            guard !isSubscriber || isForSubscribers(request) else {
                refuseToSubscriber(request.words[0].text)
                return
            }
            // Only the table's commands have templates.
            if !request.isKnown, let command = server.respCommands.own(request.words[0].text) {
                run(command, request)
                return
            }
        }
        let statement: Interpreter.Statement
        do throws(Refusal) {
            statement = try server.interpreter.prepare(request)
        } catch {
            if exchange.isRESP, let command = server.respCommands.shared(request) {
                run(command, request)
            } else {
                refuse(error, exchange)
            }
            return
        }
        do throws(Refusal) {
            try run(statement, request, exchange)
        } catch {
            refuse(error, exchange)
        }
    }

    func run(
        _ statement: Interpreter.Statement,
        _ request: Request,
        _ exchange: Exchange
    ) throws(Refusal) {
        if let question = try server.interpreter.question(of: statement, in: presentContext) {
            if case .statement(sequence: nil) = question, transaction?.steps.isEmpty == false {
                throw .undoOfStaged
            }
            try lookUp(question, for: statement, request, exchange)
            return
        }
        switch statement.spec.kind {
        case .query where isLong(statement):
            try runAside(statement, request, exchange)
        case .query:
            try query(statement, exchange)
        case .update where transaction != nil && isBulk(statement):
            try stageAside(statement, request, exchange)
        case .update where transaction != nil:
            try stage(statement, request, exchange)
        case .update where server.updateTurn.isTaken:
            try inTurn(exchange, bytes: request.byteCount) { () throws(Refusal) in
                try self.run(statement, request, exchange)
            }
        case .update where isBulk(statement):
            try updateAside(statement, request, exchange)
        case .update:
            try update(statement, request, exchange)
        case .session:
            try act(try action(of: statement), request, exchange)
        }
    }

    /// What a session command asks for.
    func action(of statement: Interpreter.Statement) throws(Refusal) -> SessionAction {
        let shared = server.durableContext(role: role, language: language)
        switch try server.interpreter.run(statement, in: shared.context) {
        case .session(let action): return action
        case .answer, .proposal:
            preconditionFailure("a session command's body gives an action")
        }
    }

    /// The state that the connection sees.
    var presentContext: Context {
        if let transaction {
            return server.context(on: transaction.register, role: role, language: language)
        }
        guard replies.heldCount > 0 else {
            return server.durableContext(role: role, language: language).context
        }
        return server.context(on: model.head.register, role: role, language: language)
    }

    // MARK: Queries

    private func query(
        _ statement: Interpreter.Statement,
        _ exchange: Exchange
    ) throws(Refusal) {
        guard transaction == nil else {
            answer(try reply(of: statement, in: queryContext), exchange)
            return
        }
        if let pending = model.pending, replies.heldCount > 0 || !model.isDurableAtHand() {
            try queryHead(statement, exchange, pending)
            return
        }
        answer(
            try reply(of: statement, in: queryContext),
            exchange,
            sequence: model.durableSequence
        )
    }

    /// The state that a query reads when no update of its connection is on its way.
    var queryContext: Context {
        guard let transaction else {
            return server.durableContext(role: role, language: language).context
        }
        return server.context(
            on: transaction.register,
            beside: model.durable.register,
            role: role,
            language: language
        )
    }

    /// A query of a connection that has an unsynced update, or that came while so much is unsynced
    /// that it is sooner on disk than taken back: it sees it, and waits with it.
    private func queryHead(
        _ statement: Interpreter.Statement,
        _ exchange: Exchange,
        _ pending: Group
    ) throws(Refusal) {
        let context = server.context(
            on: model.head.register,
            role: role,
            language: language
        )
        do throws(Refusal) {
            let reply = try reply(of: statement, in: context)
            answer(reply, exchange, sequence: model.head.sequence, hold: .reading(pending))
        } catch {
            refuse(error, exchange, hold: .reading(pending))
        }
    }

    /// A query's reply.
    func reply(
        of statement: Interpreter.Statement,
        in context: Context
    ) throws(Refusal) -> Reply {
        switch try server.interpreter.run(statement, in: context) {
        case .answer(var reply):
            if wantsPages, reply.page == nil { reply.page = statement.page(in: context) }
            return reply
        case .proposal, .session: preconditionFailure("a query's body gives an answer")
        }
    }

    // MARK: Updates

    private func update(
        _ statement: Interpreter.Statement,
        _ request: Request,
        _ exchange: Exchange
    ) throws(Refusal) {
        guard !hasLostTransaction else { throw Self.lostTransaction }
        try model.requireWritable()
        guard try !isReplayed(request, exchange) else { return }
        let receipt: Reply
        let changes: [Change]
        do throws(Refusal) {
            (receipt, changes) = try proposal(of: statement, on: model.head.register)
        } catch {
            refuse(error, exchange, hold: Hold(showing: model.pending))
            return
        }
        guard !changes.isEmpty else {
            answer(receipt, exchange, hold: Hold(showing: model.pending))
            return
        }
        let proposed = proposed(
            request,
            receipt: receipt.meta,
            changes: changes,
            sequence: model.head.sequence + 1
        )
        let (group, batch) = model.propose(proposed)
        remember(proposed, in: group)
        answer(
            receipt,
            exchange,
            sequence: proposed.sequence,
            hold: .update(group, batch: batch)
        )
    }

    /// An update's receipt and changes on a state.
    func proposal(
        of statement: Interpreter.Statement,
        on register: Register
    ) throws(Refusal) -> (Reply, [Change]) {
        let context = server.context(on: register, role: role, language: language)
        return try server.interpreter.proposal(of: statement, in: context)
    }

    /// What is stored of an update.
    func proposed(
        _ request: Request,
        receipt: [Reply.Meta],
        changes: [Change],
        events: [ObjectChange]? = nil,
        sequence: Int,
        comment: String? = nil
    ) -> Proposed {
        Proposed(
            sequence: sequence,
            timeMilliseconds: model.nextTime(server.clock.milliseconds),
            userID: Int(peer.userID),
            role: role,
            request: request,
            receipt: receipt,
            comment: comment,
            changes: changes,
            events: events
        )
    }

    // MARK: Idempotency

    /// What is known of the request's key.
    func known(_ request: Request) -> IdempotencyTable.Known {
        guard let key = request.idempotencyKey else { return .fresh }
        return model.idempotency.look(
            up: IdempotencyKey(uid: Int(peer.userID), key: key),
            now: server.clock.milliseconds,
            text: request.statementText
        )
    }

    /// Answers a statement whose key is known.
    /// - Throws: CONFLICT when the key was another statement's.
    func isReplayed(_ request: Request, _ exchange: Exchange) throws(Refusal) -> Bool {
        switch known(request) {
        case .fresh:
            return false
        case .replay(let receipt, let sequence):
            answer(
                Self.replayed(receipt),
                exchange,
                sequence: sequence,
                hold: Hold(showing: model.pending)
            )
            return true
        case .otherStatement:
            throw Self.otherStatement(request)
        }
    }

    /// The receipt of a statement that was carried out before.
    static func replayed(_ receipt: [Reply.Meta]) -> Reply {
        Reply(meta: receipt + [Reply.Meta("replayed", 1)])
    }

    /// The refusal of a key that was another statement's.
    static func otherStatement(_ request: Request) -> Refusal {
        let key = excerpt(request.idempotencyKey ?? "")
        return Refusal(
            .conflict,
            "the key \(key) was another statement's",
            "键 \(key) 已用于另一条语句"
        )
    }

    /// Keeps the receipt of an update that carried a key.
    func remember(_ proposed: Proposed, in group: Group) {
        guard let key = proposed.request.idempotencyKey else { return }
        let known = IdempotencyKey(uid: proposed.userID, key: key)
        group.remember(model.idempotency.remember(known, proposed))
    }
}
