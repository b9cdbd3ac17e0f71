import Grammar

/// The bytes of requests that all clients together have in memory, and their limit.
///
/// What one client may send is bounded; what a thousand may send at once is a thousand times that.
/// Past the limit the largest RESP request that is not complete is let go, and refused at its end.
/// Where there is none, clients that have sent a part of something are not read from until there is
/// room; one that has nothing here is always read from, so that the excess is a read a client.
/// A class because the clients share it. It belongs to the loop.
final class RequestMemory {
    private(set) var limit: Int
    /// The bytes that were received and not carried out, or are kept: queued by MULTI, staged by
    /// a transaction, or waiting for something that takes long.
    private(set) var bytes = 0
    /// Those of them that are kept.
    private(set) var queuedBytes = 0
    /// The requests that were refused since there was no room for them.
    private(set) var refusedCount = 0
    /// The clients that have some of them, by their sessions.
    private var holders: [Int: Client] = [:]
    /// Those of them that are not read from until there is room.
    private var paused: [Int: Client] = [:]
    private var isRelieving = false

    /// A request smaller than this is not worth letting go.
    static let leastDropped = 16 * 1_024

    init(limit: Int) {
        self.limit = limit
    }

    /// Has another limit from now on.
    func adopt(limit: Int) {
        self.limit = limit
        relieve()
        resume()
    }

    /// Whether statements of so many bytes may be kept: half of the memory is for requests on their
    /// way, which nothing keeps out.
    func takesQueued(_ count: Int) -> Bool {
        queuedBytes + count <= limit / 2
    }

    /// A refusal for want of room, counted.
    func refuse() -> Refusal {
        refusedCount += 1
        return Refusal(
            .busy,
            Bilingual(
                "the requests of all clients take too much memory; send it again",
                "所有客户端的请求占用内存过多，请稍后重发"
            ),
            hint: "max-request-memory",
            details: [
                Refusal.Detail("limit", String(limit)), Refusal.Detail("backoff_ms", "1000"),
            ]
        )
    }

    /// Notes that a client has other bytes here than before.
    func note(_ client: Client, from before: Client.HeldBytes, to now: Client.HeldBytes) {
        bytes += now.total - before.total
        queuedBytes += now.queued - before.queued
        let id = client.session.id
        holders[id] = now.total > 0 ? client : nil
        if now.total == 0, paused[id] != nil { wake(id) }
        guard !isRelieving else { return }
        relieve()
        if bytes > limit, holders[id] != nil { pause(client) }
        resume()
    }

    private func pause(_ client: Client) {
        paused[client.session.id] = client
        client.isPaused = true
    }

    private func wake(_ id: Int) {
        paused.removeValue(forKey: id)?.isPaused = false
    }

    private func resume() {
        guard bytes <= limit else { return }
        for id in paused.keys.sorted() { wake(id) }
    }

    /// Lets the largest requests go until there is room.
    private func relieve() {
        isRelieving = true
        defer { isRelieving = false }
        while bytes > limit, let largest = largest {
            largest.dropRequest(refuse())
        }
    }

    private var largest: Client? {
        var found: Client?
        for client in holders.values
        where client.droppableBytes >= Self.leastDropped
            && client.droppableBytes > (found?.droppableBytes ?? 0)
        {
            found = client
        }
        return found
    }
}
