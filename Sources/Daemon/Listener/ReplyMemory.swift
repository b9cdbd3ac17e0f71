/// The bytes of replies that clients have not taken, all together, and their limit.
///
/// One client that takes nothing is not read from past its own limit; hundreds of them would still
/// be hundreds of times that. Past the limit the one with the most is closed. Short replies are
/// noted once a second, long ones at once. A class because the clients share it. It belongs to the
/// loop.
final class ReplyMemory {
    private(set) var limit: Int
    /// The bytes that are noted.
    private(set) var bytes = 0
    /// The clients that were closed for them.
    private(set) var closedCount = 0
    private var holders: [Int: Client] = [:]

    /// A reply of so many bytes is noted at once.
    static let longReply = 64 * 1_024

    init(limit: Int) {
        self.limit = limit
    }

    /// Has another limit from now on.
    func adopt(limit: Int) {
        self.limit = limit
        relieve()
    }

    /// Notes that other bytes wait for a client than before.
    func note(_ client: Client, from before: Int, to now: Int) {
        bytes += now - before
        holders[client.session.id] = now > 0 ? client : nil
        relieve()
    }

    /// Closes clients until the others' replies have room.
    private func relieve() {
        while bytes > limit, let most = holders.values.max(by: Self.hasLess) {
            closedCount += 1
            most.closeForMemory()
        }
    }

    /// Of two that have as much, the later one has more.
    private static func hasLess(_ left: Client, _ right: Client) -> Bool {
        (left.notedReplyBytes, left.session.id) < (right.notedReplyBytes, right.session.id)
    }
}
