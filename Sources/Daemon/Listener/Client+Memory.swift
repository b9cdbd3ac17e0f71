import Grammar
import Wire

/// What a client has in memory, as `RequestMemory` and `ReplyMemory` know it.
extension Client {
    /// The bytes of requests: all, those that its session keeps, and those of cancelled ones.
    struct HeldBytes: Equatable {
        var total = 0
        var queued = 0
        var cancelled = 0
    }

    /// Has it known how much is here.
    func account() {
        guard !isFinished else { return }
        let (queued, cancelled) = (session.keptBytes, cancelledBytes)
        let total = machine.heldByteCount + queued + cancelled
        note(held: HeldBytes(total: total, queued: queued, cancelled: cancelled))
    }

    func note(held now: HeldBytes) {
        guard now != held else { return }
        let before = held
        held = now
        server.requestMemory.note(self, from: before, to: now)
    }

    /// The bytes that would be let go with the request that is under way.
    var droppableBytes: Int {
        guard machine.isInsideArray, !isDropping else { return 0 }
        return held.total - held.queued - held.cancelled
    }

    /// Lets the request that is under way go; it is refused at its end.
    func dropRequest(_ refusal: Refusal) {
        server.clientLog.warn("a request is let go for want of memory", session)
        isDropping = true
        machine.drop(refusal)
        run()
        account()
    }

    func note(replyBytes now: Int) {
        guard now != notedReplyBytes else { return }
        let before = notedReplyBytes
        notedReplyBytes = now
        server.replyMemory.note(self, from: before, to: now)
    }

    /// Closes at once: all clients' replies take too much memory, and its own the most.
    func closeForMemory() {
        let details = ["bytes": "\(notedReplyBytes)"]
        let text = "replies that are not taken fill the memory; closed"
        server.clientLog.warn(text, session, details)
        note(replyBytes: 0)
        giveUp()
    }
}
