import Daemon
import Testing

/// Queries that walk through many objects, which another thread runs.
@Suite(.serialized) struct LongQueryTests {
    private func daemon(units: Int = 50) throws -> TestDaemon {
        let daemon = try TestDaemon { limits in
            limits.objectsPerTurn = 20
            limits.queuedObjects = 100
        }
        let client = try daemon.client()
        for number in 0..<units {
            _ = try client.status(TestDaemon.unit("u\(number)", "校\(number)"))
        }
        return daemon
    }

    @Test("replies keep their order, and a list sees what its connection wrote before it")
    func order() throws {
        let client = try daemon().client()
        try client.send("@1 unit list limit=1\n@2 ping\n@3 \(TestDaemon.unit("new"))\n")
        try client.send("@4 unit list where=\"id=new\"\n@5 unit list where=nonsense\n@6 ping\n")
        let statuses = try (0..<6).map { _ in try client.reply() }
        #expect(statuses[0].last?.hasPrefix("+OK tag=1 rows=1") == true, "\(statuses[0])")
        #expect(statuses[1] == ["+PONG tag=2"])
        #expect(statuses[3].count == 3, "\(statuses[3])")
        #expect(statuses[3].last == "+OK tag=4 rows=1 seq=51")
        #expect(statuses[4].last?.hasPrefix("-BADARG tag=5 arg=1 pos=20") == true, "\(statuses[4])")
        #expect(statuses[5] == ["+PONG tag=6"])
    }

    @Test("inside a transaction it sees what is staged, and others do not")
    func staged() throws {
        let daemon = try daemon()
        let client = try daemon.client()
        let other = try daemon.client()
        _ = try client.status("begin")
        _ = try client.status(TestDaemon.unit("new"))
        #expect(try client.status("unit list where=\"id=new\"") == "+OK rows=1")
        #expect(try other.status("unit list where=\"id=new\"") == "+OK rows=0 seq=50")
        #expect(try client.status("commit").hasPrefix("+OK statements=1"))
        #expect(try other.status("unit list where=\"id=new\"") == "+OK rows=1 seq=51")
    }

    @Test("the loop serves others meanwhile; a client that leaves is forgotten")
    func others() throws {
        let daemon = try daemon(units: 400)
        let other = try daemon.client()
        for _ in 0..<10 {
            let leaving = try daemon.client()
            try leaving.send(String(repeating: "unit list\n", count: 20))
            #expect(try other.status("ping") == "+PONG")
        }
        #expect(try other.status("unit list limit=1").hasPrefix("+OK rows=1"))
        let half = try daemon.client()
        try half.send("unit list limit=1\nping\n")
        half.shutDownWriting()
        #expect(try half.rest().hasSuffix("+PONG\n"))
    }

    @Test("MULTI takes what its limit allows, and is dropped past it; the connection is kept")
    func multi() throws {
        let client = try daemon().client()
        #expect(try client.resp("MULTI") == "+OK")
        for _ in 0..<2 { #expect(try client.resp("UNIT", "LIST") == "+QUEUED") }
        #expect(try client.answer(["EXEC"]) == "*2")
        #expect(try client.resp("MULTI") == "+OK")
        for _ in 0..<2 { #expect(try client.resp("UNIT", "LIST") == "+QUEUED") }
        #expect(try client.resp("UNIT", "LIST").hasPrefix("-TOOBIG"))
        #expect(try client.resp("EXEC").hasPrefix("-EXECABORT"))
        #expect(try client.status("ping") == "+PONG")
    }

    @Test("recorded= is found and then listed aside")
    func recorded() throws {
        let client = try daemon().client()
        #expect(try client.status("unit list recorded=30").hasPrefix("+OK rows=30"))
    }

    /// The tags of status lines, in the order in which they came.
    private func tags(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline)
            .filter { $0.hasPrefix("+") || $0.hasPrefix("-") }
            .compactMap { line in line.split(separator: " ").first { $0.hasPrefix("tag=") } }
            .map { String($0.dropFirst(4)) }
    }

    private func lists(_ count: Int) -> String {
        (1...count).map { "@\($0) unit list sort=-name\n" }.joined()
    }

    @Test("what is cancelled behind a running query is told after its answer")
    func cancelled() throws {
        let daemon = try daemon(units: 400)
        let other = try daemon.client()
        for _ in 0..<5 {
            let client = try daemon.client()
            let id = try client.resp("CLIENT", "ID").dropFirst()
            try client.send(lists(8))
            #expect(try other.status("cancel \(id)").hasPrefix("+OK"))
            try client.send("@9 ping\n")
            client.shutDownWriting()
            #expect(tags(try client.rest()) == (1...9).map(String.init))
        }
    }

    @Test("what is cancelled counts as held until it is told, and no longer")
    func cancelledBytes() throws {
        let daemon = try daemon(units: 400)
        let other = try daemon.client()
        let ping = "@p ping\n"
        var seen = false
        for _ in 0..<50 where !seen {
            let client = try daemon.client()
            let id = try client.resp("CLIENT", "ID").dropFirst()
            try client.send("unit list sort=-name\n" + String(repeating: ping, count: 100))
            // Both in one turn of the loop: the list may still run.
            try other.send("cancel \(id)\ninfo section=memory\n")
            let count = try number(after: "cancelled=", other.reply().last)
            let held = try number(after: "request_bytes\t", heldRow(other.reply()))
            // With the list's own words, which is being made.
            let list = ("unit" + "list" + "sort=-name").utf8.count
            seen = count > 0 && held == count * ping.utf8.count + list
            client.shutDownWriting()
            #expect(try client.rest().split(separator: " tag=p").count > 100)
            try other.send("info section=memory\n")
            #expect(try number(after: "request_bytes\t", heldRow(other.reply())) == 0)
        }
        #expect(seen)
        let client = try daemon.client()
        let id = try client.resp("CLIENT", "ID").dropFirst()
        for _ in 0..<20 {
            let comments = String(repeating: "# no statement\n", count: 99)
            try client.send("unit list sort=-name\n" + comments)
            #expect(try other.status("cancel \(id)").hasPrefix("+OK"))
            _ = try client.reply()
            try other.send("info section=memory\n")
            #expect(try number(after: "request_bytes\t", heldRow(other.reply())) == 0)
        }
    }

    private func heldRow(_ lines: [String]) -> String? {
        lines.first { $0.contains("\trequest_bytes\t") }
    }

    /// The number behind a text in a line; -1 if there is none.
    private func number(after text: String, _ line: String?) -> Int {
        let tail = line?.split(separator: text, maxSplits: 1).last ?? ""
        return Int(tail.prefix(while: \.isNumber)) ?? -1
    }

    @Test("the end of the daemon answers what runs and tells what is behind it")
    func stopped() throws {
        let daemon = try daemon(units: 400)
        let client = try daemon.client()
        try client.send(lists(8) + "@9 ping\n")
        // The first answer has begun: the rest has been read.
        _ = try client.line()
        daemon.stop()
        let seen = tags(try client.rest())
        #expect(seen == (1...9).map(String.init), "\(seen)")
    }

    @Test("a transaction with staged statements wants to be told what to undo")
    func undo() throws {
        let client = try daemon().client()
        _ = try client.status("begin")
        _ = try client.status(TestDaemon.unit("new"))
        #expect(try client.status("undo").hasPrefix("-STATE"))
        #expect(try client.status("undo seq=50").hasPrefix("+OK"))
        _ = try client.status("rollback")
        #expect(try client.resp("MULTI") == "+OK")
        #expect(try client.status(TestDaemon.unit("new")) == "+QUEUED")
        #expect(try client.status("undo").hasPrefix("-STATE"))
        #expect(try client.resp("DISCARD") == "+OK")
        #expect(try client.status("undo").hasPrefix("+OK undid=50"))
    }
}
