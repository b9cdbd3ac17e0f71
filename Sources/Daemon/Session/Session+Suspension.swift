import Commands
import Grammar
import NIOCore
import Wire

// What takes longer than a turn of the loop: meanwhile the session runs nothing more, and the
// requests that it keeps count among those that all clients have in memory.
extension Session {
    /// Whether something is on its way that it waits for.
    var isSuspended: Bool { suspension != nil }

    /// The bytes of the requests that it keeps: what MULTI queued, what its transaction staged and
    /// what it waits with.
    var keptBytes: Int {
        (queue?.byteCount ?? 0) + (transaction?.byteCount ?? 0) + (suspension?.bytes ?? 0)
    }

    /// - Throws: BUSY where the requests of all clients leave no room to keep so many bytes more.
    func requireRoom(for bytes: Int) throws(Refusal) {
        guard bytes > 0, let client else { return }
        // What it has kept since this turn of the loop began is in no account yet.
        let unnoted = keptBytes - client.held.queued
        guard server.requestMemory.takesQueued(bytes + unnoted) else {
            throw server.requestMemory.refuse()
        }
    }

    /// Runs nothing more until what is asked for is there.
    /// - Throws: BUSY where there is no room for the request until then.
    func suspend(holding bytes: Int) throws(Refusal) {
        try requireRoom(for: bytes)
        suspension = Suspension(bytes: bytes)
    }

    // MARK: The turn

    /// Does what changes the head: now, or when nobody else has the turn to.
    func inTurn(
        _ exchange: Exchange,
        bytes: Int = 0,
        _ body: @escaping () throws(Refusal) -> Void
    ) throws(Refusal) {
        guard server.updateTurn.isTaken else {
            try body()
            return
        }
        try requireRoom(for: bytes)
        waitForTurn(exchange, holding: bytes) { [self] in goOn(exchange, body) }
    }

    /// Does something when nobody has the turn to change the head, unless it is given up.
    func waitForTurn(_ exchange: Exchange, holding bytes: Int, _ body: @escaping () -> Void) {
        let ticket = server.updateTurn.wait(body)
        let turn = Suspension.Turn(ticket: ticket, exchange: exchange)
        suspension = Suspension(bytes: bytes, turn: turn)
    }

    /// Gives up its place among those who wait for their turn: what waited is not done.
    /// - Returns: the place, if it had one.
    @discardableResult
    func giveUpTurn() -> Suspension.Turn? {
        guard let turn = suspension?.turn else { return nil }
        server.updateTurn.withdraw(turn.ticket)
        suspension = nil
        return turn
    }

    /// Refuses the statement that waits for its turn, if one does.
    /// - Returns: whether one did.
    func refuseTurn(_ refusal: Refusal) -> Bool {
        guard let turn = giveUpTurn() else { return false }
        refuse(refusal, turn.exchange)
        goOnLater()
        return true
    }

    /// Goes on with a statement that had to wait.
    func goOn(_ exchange: Exchange, _ body: () throws(Refusal) -> Void) {
        suspension = nil
        guard let client else { return }
        server.beginTurn()
        do throws(Refusal) {
            guard turnedAway != .stranger else { throw .stranger }
            // What it came after may have been taken back meanwhile.
            if batch?.cause == nil { try body() } else { abort(exchange, isCounted: true) }
        } catch {
            refuse(error, exchange)
        }
        client.repliesSettled()
    }

    /// Runs what came after a statement that was answered out of turn, in a turn of its own.
    func goOnLater() {
        server.loop.assumeIsolated().execute { [weak self] in self?.client?.repliesSettled() }
    }
}
