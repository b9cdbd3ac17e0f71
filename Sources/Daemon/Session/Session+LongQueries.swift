import Commands
import Domain
import Grammar

extension Session {
    /// Whether a query walks through more objects than the loop has the time for.
    func isLong(_ statement: Interpreter.Statement) -> Bool {
        work(of: statement) > server.limits.objectsPerTurn
    }

    /// How many objects a query walks through.
    func work(of statement: Interpreter.Statement) -> Int {
        guard let work = statement.command.work else { return 0 }
        return work(transaction?.register ?? model.durable.register)
    }

    /// Runs a query on another thread, on the state of now; the loop goes on.
    ///
    /// The connection's own updates are on disk before it is run, and nothing after it is run
    /// before it is answered.
    func runAside(_ statement: Interpreter.Statement, _ exchange: Exchange) {
        isLookingUp = true
        let start = {
            let sequence = self.transaction == nil ? self.model.durable.sequence : nil
            let (interpreter, isPage) = (self.server.interpreter, self.wantsPages)
            let work: @Sendable (Context) throws(Refusal) -> Outcome = {
                (context: Context) throws(Refusal) -> Outcome in
                let outcome = try interpreter.run(statement, in: context)
                return isPage ? statement.printed(outcome, in: context) : outcome
            }
            self.server.archive.run(
                work,
                in: self.queryContext,
                then: { result in self.finish(result, exchange, sequence) }
            )
        }
        if replies.heldCount > 0 { postponedQuestion = start } else { start() }
    }

    private func finish(
        _ result: Result<Outcome, Refusal>,
        _ exchange: Exchange,
        _ sequence: Int?
    ) {
        isLookingUp = false
        guard let client else { return }
        server.beginTurn()
        switch result {
        case .success(.answer(let reply)): answer(reply, exchange, sequence: sequence)
        case .success: preconditionFailure("a query's body gives an answer")
        case .failure(let refusal): refuse(refusal, exchange)
        }
        client.repliesSettled()
    }
}
