import Commands
import Domain
import Grammar
import Wire

extension Session {
    /// Whether a query walks through more objects than the loop has the time for.
    func isLong(_ statement: Interpreter.Statement) -> Bool {
        work(of: statement) > server.limits.objectsPerTurn
    }

    /// How many objects a query walks through.
    func work(of statement: Interpreter.Statement) -> Int {
        guard let work = statement.command.work else { return 0 }
        return work(transaction?.register ?? model.head.register)
    }

    /// Runs a query on another thread, on the state of now; the loop goes on.
    ///
    /// The connection's own updates are on disk before it is run, and nothing after it is run
    /// before it is answered.
    func runAside(
        _ statement: Interpreter.Statement,
        _ request: Request,
        _ exchange: Exchange
    ) throws(Refusal) {
        try suspend(holding: request.byteCount)
        let start = {
            let sequence = self.transaction == nil ? self.model.durableSequence : nil
            let (interpreter, isPage) = (self.server.interpreter, self.wantsPages)
            let role = self.role
            // Notes come with the next reply, whatever it is.
            let shape = self.notes.isEmpty ? ReplyShape(of: exchange, in: self) : nil
            let most = self.server.limits.replyBytes
            let work: @Sendable (Context) throws(Refusal) -> LongAnswer = {
                (context: Context) throws(Refusal) -> LongAnswer in
                guard case .answer(var reply) = try interpreter.run(statement, in: context) else {
                    preconditionFailure("a query's body gives an answer")
                }
                if isPage, reply.page == nil { reply.page = statement.page(in: context) }
                let bytes = shape?.bytes(of: reply, sequence: sequence)
                if let bytes, bytes.count > most { throw .tooLong(bytes.count, most: most) }
                return LongAnswer(reply: reply, bytes: bytes)
            }
            self.server.archive.run(
                work,
                in: self.queryContext,
                then: { result in self.finish(result, exchange, sequence, role) }
            )
        }
        if replies.heldCount > 0 { postponedQuestion = start } else { start() }
    }

    /// What a long query answers; its rows are written where it ran, not on the loop.
    private struct LongAnswer: Sendable {
        let reply: Reply
        /// Nil where something is still to be added to it.
        let bytes: [UInt8]?
    }

    private func finish(
        _ result: Result<LongAnswer, Refusal>,
        _ exchange: Exchange,
        _ sequence: Int?,
        _ asked: Role
    ) {
        suspension = nil
        guard let client else { return }
        server.beginTurn()
        switch result {
        // What a higher role would be shown goes to nobody who has lost it meanwhile.
        case _ where turnedAway == .stranger: refuse(.stranger, exchange)
        case _ where role < asked: refuse(.roleChanged, exchange)
        case .success(let answer):
            if let bytes = answer.bytes, notes.isEmpty {
                write(exchange, .none) { $0.append(bytes) }
            } else {
                self.answer(answer.reply, exchange, sequence: sequence)
            }
        case .failure(let refusal): refuse(refusal, exchange)
        }
        client.repliesSettled()
    }
}

extension Refusal {
    /// A reply that would not be taken before its client is closed for it.
    fileprivate static func tooLong(_ count: Int, most: Int) -> Refusal {
        Refusal(
            .tooBig,
            "the reply has \(count) bytes, more than \(most): ask for less, as of one unit",
            "答复共 \(count) 字节，超过 \(most) 字节：请缩小范围，如只查一个单位",
            hint: "limit=1000"
        )
    }
}
