import Daemon
import Support
import Testing

/// Who takes replies slowly, and replies that are too long for anybody to take.
@Suite(.serialized) struct SlowReaderTests {
    private static let patience = Duration.milliseconds(200)
    private static let text = String(repeating: "abcdefghij", count: 40_000)
    private static let reply = "$\(text.utf8.count)\r\n\(text)\r\n"

    /// A client that has asked for a long reply and sent its end.
    private func asked(_ daemon: TestDaemon) throws -> TestClient {
        let client = try daemon.client()
        #expect(try client.status("ping") == "+PONG")
        #expect(ServedSockets.shrinkSendBuffers(of: daemon) == 1)
        try client.send(.resp("ECHO", Self.text))
        client.shutDownWriting()
        return client
    }

    @Test("who has sent its end and takes something all the time is given all")
    func slow() throws {
        let client = try asked(try TestDaemon { $0.incompleteRequestTime = Self.patience })
        let began = ContinuousClock.now
        #expect(try client.slowRest(400) == Self.reply)
        #expect(ContinuousClock.now - began > Self.patience * 3, "it was slow enough to tell")
    }

    @Test("who takes nothing is closed")
    func gone() throws {
        let client = try asked(try TestDaemon { $0.incompleteRequestTime = Self.patience })
        Pause.milliseconds(1_500)
        #expect(try client.rest().utf8.count < Self.reply.utf8.count)
    }

    @Test("a reply is sent up to the limit, and refused past it; the connection is kept")
    func limit() throws {
        let list = "unit list"
        func client(replyBytes: Int) throws -> TestClient {
            let daemon = try TestDaemon { limits in
                limits.objectsPerTurn = 20
                limits.outputHardBytes = limits.outputSoftBytes + replyBytes
            }
            let client = try daemon.client()
            for number in 10..<90 { _ = try client.status(TestDaemon.unit("u\(number)")) }
            return client
        }
        let free = try client(replyBytes: 1_024 * 1_024)
        try free.send(list + "\n")
        let bytes = try free.reply().reduce(0) { $0 + $1.utf8.count + 1 }
        #expect(try client(replyBytes: bytes).status(list).hasPrefix("+OK rows=80"))
        let narrow = try client(replyBytes: bytes - 1)
        let status = try narrow.status(list)
        #expect(status.hasPrefix("-TOOBIG hint=limit"), "\(status)")
        #expect(try narrow.status("unit list limit=10").hasPrefix("+OK rows=10"))
    }
}
