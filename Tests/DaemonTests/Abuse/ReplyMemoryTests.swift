import Daemon
import Support
import Testing

/// Clients that ask for much and take nothing, all together.
@Suite("reply memory") struct ReplyMemoryTests {
    private static let mebibyte = 1_024 * 1_024
    /// More than two of them come to, and less than three.
    private static let limit = 4 * mebibyte
    private static let ping =
        Array("*2\r\n$4\r\nPING\r\n$1048576\r\n".utf8)
        + [UInt8](repeating: 0x79, count: mebibyte) + Array("\r\n".utf8)

    /// Asks for two replies of 1 MiB; the daemon may stop reading before the end.
    private static func ask(_ client: TestClient) {
        client.sendWhatFits(ping, atMost: 2 * ping.count)
    }

    private static func figures(_ client: TestClient) throws -> [String: Int] {
        try client.send("info\n")
        let rows = try client.reply().filter { $0.hasPrefix("=") }
        let pairs = rows.compactMap { row -> (String, Int)? in
            let cells = row.split(separator: "\t").map(String.init)
            return cells.count > 2 ? Int(cells[2]).map { (cells[1], $0) } : nil
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// Waits until so many bytes wait.
    private static func wait(past bytes: Int, _ client: TestClient) throws {
        for _ in 0..<500 where try figures(client)["waiting_reply_bytes"] ?? 0 < bytes {
            Pause.milliseconds(10)
        }
    }

    @Test("below the limit all are waited for; past it the one with the most is closed")
    func limit() throws {
        let daemon = try TestDaemon(configure: { $0.replyMemory = Self.limit })
        let other = try daemon.client()
        let clients = try (0..<3).map { _ in try daemon.client() }
        for client in clients[..<2] { Self.ask(client) }
        try Self.wait(past: 3 * Self.mebibyte, other)
        #expect(try Self.figures(other)["closed_for_memory"] == 0)
        Self.ask(clients[2])
        for _ in 0..<500 where try Self.figures(other)["closed_for_memory"] == 0 {
            Pause.milliseconds(10)
        }
        #expect(try Self.figures(other)["closed_for_memory"] == 1)
        #expect(try other.status("ping") == "+PONG")
        var whole = 0
        for client in clients {
            let length = 2 * (Self.mebibyte + "$1048576\r\n\r\n".utf8.count)
            guard (try? client.bytes(length)) != nil else { continue }
            whole += 1
            #expect(try client.resp("PING") == "+PONG")
        }
        #expect(whole == 2)
        #expect(try Self.figures(other)["connected_clients"] == 3)
    }
}
