import Daemon
import Testing

/// What a client that takes or sends too much is held to, and what others notice of it.
@Suite(.serialized) struct FlowTests {
    @Test("a client that does not take its replies is no longer read from, and loses none")
    func softLimit() throws {
        let daemon = try TestDaemon { $0.outputSoftBytes = 4 * 1_024 }
        let slow = try daemon.client()
        let other = try daemon.client()
        let count = 20_000
        for _ in 0..<10 { try slow.send(String(repeating: "ping\n", count: count / 10)) }
        #expect(try other.status("ping") == "+PONG")
        let expected = String(repeating: "+PONG\n", count: count)
        #expect(try slow.bytes(expected.utf8.count) == expected)
    }

    @Test("a client that sends without end leaves the others their turn")
    func fairness() throws {
        let daemon = try TestDaemon()
        let greedy = try daemon.client()
        let other = try daemon.client()
        #expect(try other.status("ping") == "+PONG")
        let started = ContinuousClock.now
        for _ in 0..<20 {
            try greedy.send(String(repeating: "unit list\n", count: 500))
            #expect(try other.status("ping") == "+PONG")
        }
        #expect(ContinuousClock.now - started < .seconds(10))
        var lists = 0
        while lists < 10_000 { if try greedy.line().hasPrefix("+OK") { lists += 1 } }
    }

    @Test("a query behind an update of its own connection sees it")
    func ownUpdates() throws {
        let client = try TestDaemon().client()
        for number in 1...200 {
            try client.send("\(TestDaemon.unit("u\(number)"))\nunit show u\(number)\n")
            #expect(try client.reply().last == "+OK id=u\(number) rev=1 seq=\(number)")
            #expect(try client.reply().last == "+OK seq=\(number)")
        }
    }

    @Test("one key, sent by many at once, is carried out once")
    func sameKey() throws {
        let daemon = try TestDaemon()
        let clients = try (0..<20).map { _ in try daemon.client() }
        let statement = "idem key \(TestDaemon.unit("a"))\n"
        for client in clients { try client.send(statement) }
        var replayed = 0
        for client in clients {
            let status = try client.line()
            #expect(status.hasPrefix("+OK id=a rev=1"))
            #expect(status.hasSuffix("seq=1"))
            if status.contains("replayed=1") { replayed += 1 }
        }
        #expect(replayed == 19)
    }

    @Test("scheme files are read from the configured folder and nowhere else")
    func schemeFolder() throws {
        let daemon = try TestDaemon()
        let client = try daemon.client()
        for path in ["/etc/passwd", "../x", "x/../../y", "none"] {
            #expect(try client.status("scheme load \(path)").hasPrefix("-BADARG"))
        }
    }
}
