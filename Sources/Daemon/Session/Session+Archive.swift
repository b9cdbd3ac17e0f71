import Commands
import Domain
import Grammar
import NIOCore
import Storage

extension Session {
    /// Asks the archive, and runs the statement again with the answer.
    ///
    /// The connection's own updates are on disk before it is asked, and nothing after the
    /// statement is run before it is answered; the loop goes on.
    func lookUp(
        _ question: ArchiveQuestion,
        for statement: Interpreter.Statement,
        _ request: Request,
        _ exchange: Exchange
    ) throws(Refusal) {
        try suspend(holding: request.byteCount)
        let ask = {
            self.server.archive.ask(question, for: self) { answer in
                self.resume(statement, request, exchange, answer)
            }
        }
        if replies.heldCount > 0 { postponedQuestion = ask } else { ask() }
    }

    /// Asks what waited for the replies before it.
    func askPostponedQuestion() {
        guard replies.heldCount == 0, let ask = postponedQuestion else { return }
        postponedQuestion = nil
        ask()
    }

    private func resume(
        _ statement: Interpreter.Statement,
        _ request: Request,
        _ exchange: Exchange,
        _ answer: Result<ArchiveAnswer, Refusal>
    ) {
        suspension = nil
        guard let client else { return }
        server.beginTurn()
        guard batch?.cause == nil else {
            abort(exchange, isCounted: true)
            client.repliesSettled()
            return
        }
        do throws(Refusal) {
            var answered = statement
            do throws(Refusal) {
                answered.found = try answer.get()
            } catch {
                throw server.interpreter.pointed(error, at: statement)
            }
            try run(answered, request, exchange)
        } catch {
            refuse(error, exchange)
        }
        client.repliesSettled()
    }
}
