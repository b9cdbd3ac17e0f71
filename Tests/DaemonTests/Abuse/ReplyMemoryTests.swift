import Daemon
import Support
import Testing

/// Clients that ask for much and take nothing, all together.
@Suite("reply memory") struct ReplyMemoryTests {
    /// Room for two clients' replies at least; past 1 MiB that one does not take it is not read.
    private static let limit = 4 * 1_024 * 1_024
    private static let count = 200
    /// Long enough answers to a short request, that so many come to more than 1 MiB.
    private static let asking = String(repeating: "help\n", count: count)

    private static func figures(_ client: TestClient) throws -> [String: Int] {
        try client.send("info\n")
        let rows = try client.reply().filter { $0.hasPrefix("=") }
        let pairs = rows.compactMap { row -> (String, Int)? in
            let cells = row.split(separator: "\t").map(String.init)
            return cells.count > 2 ? Int(cells[2]).map { (cells[1], $0) } : nil
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// What there is once nothing more comes.
    private static func settled(_ client: TestClient) throws -> [String: Int] {
        var last = try figures(client)
        for _ in 0..<200 {
            Pause.milliseconds(50)
            let now = try figures(client)
            if now["waiting_reply_bytes"] == last["waiting_reply_bytes"],
                now["statements"] == (last["statements"] ?? 0) + 1
            {
                return now
            }
            last = now
        }
        return last
    }

    @Test("below the limit all are waited for; past it the one with the most is closed")
    func limit() throws {
        let daemon = try TestDaemon(configure: { $0.replyMemory = Self.limit })
        let other = try daemon.client()
        var clients: [TestClient] = []
        var found = try Self.figures(other)
        while found["closed_for_memory"] == 0, clients.count < 10 {
            let client = try daemon.client()
            clients.append(client)
            try client.send(Self.asking)
            found = try Self.settled(other)
            // Short replies are noted within a second.
            #expect(found["waiting_reply_bytes"] ?? 0 <= Self.limit + 64 * 1_024)
        }
        #expect(found["closed_for_memory"] == 1)
        #expect(clients.count > 2)
        #expect(found["connected_clients"] == clients.count)
        var answered = 0
        for client in clients {
            let replies = (0..<Self.count).count { _ in
                (try? client.reply().last?.hasPrefix("+OK")) == true
            }
            if replies == Self.count { answered += 1 }
        }
        #expect(answered == clients.count - 1)
        #expect(try Self.settled(other)["waiting_reply_bytes"] ?? 0 < 64 * 1_024)
    }
}
