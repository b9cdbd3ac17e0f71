import Daemon
import Support
import Testing

/// The bytes of requests that all clients together have in memory, at the limit and one past it.
@Suite("request memory") struct RequestMemoryTests {
    private static let mebibyte = 1_024 * 1_024

    /// A request of three bulks but for the last of them: it has so many bytes here.
    private static func part(_ bytes: Int) -> [UInt8] {
        Array("*3\r\n$4\r\nNONE\r\n$\(bytes - 4)\r\n".utf8)
            + [UInt8](repeating: 0x78, count: bytes - 4) + Array("\r\n$1\r\n".utf8)
    }

    private static func figure(_ name: String, _ client: TestClient) throws -> Int {
        try client.send("info\n")
        let row = try client.reply().first { $0.contains("\t\(name)\t") }
        let cells = row?.split(separator: "\t") ?? []
        return cells.count > 2 ? Int(cells[2]) ?? -1 : -1
    }

    /// Waits until the daemon has so many bytes.
    private static func wait(for bytes: Int, _ client: TestClient) throws {
        for _ in 0..<500 {
            if try figure("request_bytes", client) == bytes { return }
            Pause.milliseconds(10)
        }
        #expect(try figure("request_bytes", client) == bytes)
    }

    @Test("at the limit all are taken; one byte past it the largest is refused, and kept in step")
    func limit() throws {
        let daemon = try TestDaemon(configure: { $0.requestMemory = 4 * Self.mebibyte })
        let other = try daemon.client()
        let clients = try (0..<4).map { _ in try daemon.client() }
        for client in clients { try client.send(Self.part(Self.mebibyte)) }
        try Self.wait(for: 4 * Self.mebibyte, other)
        #expect(try Self.figure("requests_let_go", other) == 0)
        let last = try daemon.client()
        try last.send("*2\r\n$1\r\nx\r\n")
        try Self.wait(for: 3 * Self.mebibyte + 1, other)
        #expect(try Self.figure("requests_let_go", other) == 1)
        #expect(try other.status("ping") == "+PONG")
        var busy = 0
        for client in clients {
            try client.send("y\r\n")
            let answer = try client.line()
            if answer.hasPrefix("-BUSY") {
                busy += 1
            } else {
                #expect(answer.hasPrefix("-ERR unknown"))
            }
            #expect(try client.resp("PING") == "+PONG")
        }
        #expect(busy == 1)
        try Self.wait(for: 1, other)
        try last.send("$1\r\ny\r\n")
        #expect(try last.line().hasPrefix("-ERR unknown"))
        try Self.wait(for: 0, other)
    }

    @Test("lines that are not complete wait for room, and nobody else does")
    func paused() throws {
        let daemon = try TestDaemon(configure: { $0.requestMemory = 100_000 })
        let other = try daemon.client()
        let clients = try (0..<2).map { _ in try daemon.client() }
        for client in clients {
            try client.send([UInt8](repeating: 0x78, count: 60_000))
            try Self.wait(for: client === clients[0] ? 60_000 : 120_000, other)
        }
        // The second one is not read from; whoever has nothing here is.
        try clients[1].send("\n")
        #expect(try other.status("ping") == "+PONG")
        #expect(throws: TestClient.Failure.self) { try clients[1].lineAtOnce() }
        try clients[0].send("\n")
        #expect(try clients[0].line().hasPrefix("-UNKNOWN"))
        #expect(try clients[1].line().hasPrefix("-UNKNOWN"))
        try Self.wait(for: 0, other)
    }

    @Test("a client that leaves gives back what it had")
    func left() throws {
        let daemon = try TestDaemon(configure: { $0.requestMemory = 100_000 })
        let other = try daemon.client()
        do {
            let client = try daemon.client()
            try client.send([UInt8](repeating: 0x78, count: 50_000))
            try Self.wait(for: 50_000, other)
        }
        try Self.wait(for: 0, other)
    }

    @Test("MULTI queues bytes up to its limit, and all queues no more than half of the memory")
    func queued() throws {
        let daemon = try TestDaemon {
            $0.queuedBytes = 40
        } configure: {
            $0.requestMemory = 120
        }
        let clients = try (0..<3).map { _ in try daemon.client() }
        let text = String(repeating: "x", count: 16)
        for (client, answers) in zip(clients, [["+QUEUED", "+QUEUED", "-TOOBIG"], ["+QUEUED"]]) {
            #expect(try client.resp("MULTI") == "+OK")
            for answer in answers {
                #expect(try client.resp("ping", text).hasPrefix(answer))
            }
        }
        // The first queue was let go with its refusal: 20 bytes of 60 are queued.
        #expect(try clients[0].resp("EXEC").hasPrefix("-EXECABORT"))
        #expect(try clients[2].resp("MULTI") == "+OK")
        for _ in 0..<2 { #expect(try clients[2].resp("ping", text) == "+QUEUED") }
        #expect(try clients[1].resp("ping", text).hasPrefix("-BUSY"))
        #expect(try clients[1].resp("EXEC").hasPrefix("-EXECABORT"))
        #expect(try clients[2].resp("EXEC") == "*2")
    }

    @Test("statements that wait for the disk are BUSY past their bytes")
    func forming() throws {
        let statements = ["a", "b", "c"].map { TestDaemon.unit($0, "x") }
        // The words of two statements: unit add a name=x kind=primary.
        let daemon = try TestDaemon {
            $0.formingBytes = 2 * ("unit" + "add" + "a" + "name=x" + "kind=primary").utf8.count
            $0.turnTime = .seconds(10)
        }
        let client = try daemon.client()
        try client.send(statements.joined(separator: "\n") + "\n")
        #expect(try client.reply().last?.hasPrefix("+OK") == true)
        #expect(try client.reply().last?.hasPrefix("+OK") == true)
        #expect(try client.reply().last?.hasPrefix("-BUSY") == true)
        #expect(try client.status(statements[2]).hasPrefix("+OK"))
    }

    @Test("the limit is a setting, in force after a reload, and told by CONFIG GET")
    func setting() throws {
        let daemon = try TestDaemon(configure: { $0.requestMemory = 9 * Self.mebibyte })
        let client = try daemon.client()
        #expect(try client.resp("CONFIG", "GET", "max-request-*") == "*2")
        _ = try client.line()
        #expect(try client.line() == "max-request-memory")
        _ = try client.line()
        #expect(try client.line() == "\(9 * Self.mebibyte)")
        #expect(try Self.figure("max_request_memory", client) == 9 * Self.mebibyte)
    }
}
