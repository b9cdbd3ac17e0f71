import Glibc
import Testing

@testable import Daemon

@Suite("events")
struct EventTests {
    @Test("a subscriber is told of each statement, before the writer has its receipt")
    func told() throws {
        let daemon = try TestDaemon()
        let (reader, writer) = (try daemon.client(), try daemon.client())
        #expect(
            try reader.status("subscribe topics=unit,person").hasPrefix("+OK topics=unit,person")
        )
        for number in 1...50 {
            #expect(try writer.status(TestDaemon.unit("u\(number)")).hasSuffix("seq=\(number)"))
            // It is in the socket already: nothing is waited for.
            #expect(try reader.lineAtOnce() == ">event\t\(number)\tunit added 1 u\(number)")
        }
        #expect(try reader.status("unsubscribe") == "+OK seq=50")
        _ = try writer.status(TestDaemon.unit("v"))
        #expect(try reader.status("ping") == "+PONG")
    }

    @Test("the writer that subscribes is told before its own receipt, never inside a reply")
    func own() throws {
        let daemon = try TestDaemon()
        let client = try daemon.client()
        try client.send("subscribe\n\(TestDaemon.unit("a"))\nunit list\n")
        #expect(try client.line().hasPrefix("+OK topics="))
        #expect(try client.line() == ">event\t1\tunit added 1 a")
        #expect(try client.line() == "+OK id=a rev=1 seq=1")
        #expect(try client.reply().last == "+OK rows=1 seq=1")
    }

    @Test("from= goes on without a gap: from memory, from the audit, from the future")
    func resumed() throws {
        let daemon = try TestDaemon { $0.rememberedEvents = 10 }
        let writer = try daemon.client()
        let early = try daemon.client()
        _ = try early.status("subscribe topics=result")
        for number in 1...200 { _ = try writer.status(TestDaemon.unit("u\(number)")) }
        for from in [0, 1, 150, 189, 190, 199] {
            let reader = try daemon.client()
            _ = try reader.status("subscribe from=\(from)")
            for number in (from + 1)...200 {
                #expect(try reader.line() == ">event\t\(number)\tunit added 1 u\(number)")
            }
        }
        let later = try daemon.client()
        _ = try later.status("subscribe from=201")
        _ = try writer.status(TestDaemon.unit("w1"))
        _ = try writer.status(TestDaemon.unit("w2"))
        #expect(try later.line() == ">event\t202\tunit added 1 w2")
    }

    @Test("events outlive a restart: the audit has them, with all kinds of keys")
    func restarted() throws {
        let daemon = try TestDaemon()
        let writer = try daemon.client()
        let statements = [
            "unit add hetu name=河图小学 kind=primary grades=1..6",
            "term open 2024-autumn unit=hetu from=2024-09-01 to=2025-01-17",
            "teacher add T001 name=张敏 unit=hetu",
            "class add hetu-1 unit=hetu entered=2022 number=1",
            "teaching assign T001 class=hetu-1 subject=语文 from=2024-09-01",
            "test add 2024-10 unit=hetu term=2024-autumn kind=monthly",
            "paper add test=2024-10 grade=3 subject=语文 on=2024-10-25 full=100",
            "teacher correct T001 name=张明 reason=误",
            "paper remove hetu/2024-10/3/语文",
        ]
        let live = try daemon.client()
        _ = try live.status("subscribe")
        for statement in statements { #expect(try writer.status(statement).hasPrefix("+OK")) }
        let seen = try statements.indices.map { _ in try live.line() }
        daemon.stop()
        try daemon.start()
        let reader = try daemon.client()
        _ = try reader.status("subscribe from=0")
        for line in seen { #expect(try reader.line() == line) }
        #expect(seen.last == ">event\t9\tpaper removed 1 hetu/2024-10/3/语文")
    }

    @Test("a client that does not take its events is behind, then told all, together")
    func slow() throws {
        let daemon = try TestDaemon {
            $0.rememberedEvents = 50
            $0.outputSoftBytes = 4_096
        }
        let (reader, writer) = (try daemon.client(), try daemon.client())
        _ = try reader.status("subscribe")
        let count = 12_000
        var sent = 0
        while sent < count {
            var text = ""
            for number in sent..<(sent + 500) { text += TestDaemon.unit("u\(number)") + "\n" }
            try writer.send(text)
            for _ in 0..<500 { _ = try writer.line() }
            sent += 500
        }
        var told = Set<String>()
        var last = 0
        while last < count {
            let fields = try reader.line().split(separator: "\t").map(String.init)
            let sequence = try #require(Int(fields[1]))
            #expect(fields[0] == ">event" && sequence > last)
            last = sequence
            for field in fields.dropFirst(2) { told.insert(field) }
        }
        #expect(told.count == count)
    }

    @Test("a subscriber that has sent its end is told what there is, and then the end")
    func halfClosed() throws {
        let daemon = try TestDaemon()
        let writer = try daemon.client()
        for number in 1...30 { _ = try writer.status(TestDaemon.unit("u\(number)")) }
        // The audit is asked for what was before the first subscriber.
        for from in [0, 30, 12] {
            let client = try daemon.client()
            try client.send("subscribe from=\(from)\n")
            client.shutDownWriting()
            let lines = try client.rest().split(separator: "\n")
            #expect(lines.first?.hasPrefix("+OK") == true)
            #expect(lines.count == 1 + 30 - from, "from \(from): \(lines.count) lines")
        }
        // From the future there is nothing to tell.
        let client = try daemon.client()
        try client.send("subscribe from=99\n")
        client.shutDownWriting()
        #expect(try client.rest().split(separator: "\n").count == 1)
    }

    @Test("what the audit cannot give is told as a gap, and later events come again")
    func resync() throws {
        let daemon = try TestDaemon()
        let writer = try daemon.client()
        for id in ["a", "b", "c"] { _ = try writer.status(TestDaemon.unit(id)) }
        let data = daemon.configuration.data
        #expect(rename(data, data + "-away") == 0)
        #expect(try writer.status(TestDaemon.unit("d")).hasPrefix("-READONLY"))
        // The store is closed, and cannot be opened again.
        #expect(try writer.status("recover").hasPrefix("-READONLY"))
        let native = try daemon.client()
        #expect(try native.status("subscribe from=1").hasPrefix("+OK"))
        #expect(try native.line() == ">RESYNC\t3")
        let waiting = try daemon.client()
        #expect(try waiting.status("idle from=1 timeout=1").hasPrefix("-INTERNAL"))
        #expect(rename(data + "-away", data) == 0)
        #expect(try writer.status("recover").hasPrefix("+OK"))
        let status = try writer.status(TestDaemon.unit("e"))
        let sequence = status.split(separator: "=").last ?? ""
        #expect(status.hasPrefix("+OK"), "\(status)")
        var line = try native.line()
        // What was refused may have reached the disk all the same.
        while line.hasSuffix("added 1 d") { line = try native.line() }
        #expect(line == ">event\t\(sequence)\tunit added 1 e")
    }

    @Test("idle answers at the next event, at once where it is past, or when the time is over")
    func idle() throws {
        let daemon = try TestDaemon()
        let (waiter, writer) = (try daemon.client(), try daemon.client())
        #expect(try waiter.status("idle timeout=0") == "+OK rows=0 seq=0")
        try waiter.send("idle topics=person timeout=60\nping\n")
        _ = try writer.status(TestDaemon.unit("a"))
        _ = try writer.status("teacher add T1 name=张敏 unit=a")
        #expect(
            try waiter.reply() == [
                ":seq:integer\ttopic:word\taction:word\tid:id\trev:integer",
                "=2\tperson\tadded\tT1\t1", "+OK rows=1 seq=2",
            ]
        )
        #expect(try waiter.line() == "+PONG")
        try waiter.send("idle from=0\n")
        #expect(try waiter.reply().last == "+OK rows=2 seq=2")
        #expect(try waiter.status("idle timeout=-1").hasPrefix("-BADARG"))
        #expect(try waiter.status("subscribe from=-1").hasPrefix("-BADARG"))
        #expect(try waiter.status("subscribe topics=ghost").hasPrefix("-BADARG"))
    }

    @Test("cancel ends what another session waits for, and nothing that has run")
    func cancelled() throws {
        let daemon = try TestDaemon()
        let (waiter, other) = (try daemon.client(), try daemon.client())
        try waiter.send("hello\n")
        let session = try waiter.reply()[1].split(separator: "\t")[3]
        try waiter.send("idle\n\(TestDaemon.unit("a"))\n")
        #expect(try other.status("ping") == "+PONG")
        #expect(try other.status("cancel \(session)") == "+OK cancelled=2")
        #expect(try waiter.line().hasPrefix("-CANCELLED"))
        #expect(try waiter.line().hasPrefix("-CANCELLED"))
        #expect(try waiter.status("ping") == "+PONG")
        #expect(try other.status("cancel 999").hasPrefix("-NOENT"))
        #expect(try other.status("unit show a").hasPrefix("-NOENT"))
    }

    @Test("a stop refuses who waits; a client that leaves is forgotten")
    func ended() throws {
        let daemon = try TestDaemon()
        let waiter = try daemon.client()
        try waiter.send("idle\n")
        Pause.milliseconds(200)
        daemon.stop()
        #expect(try waiter.line().hasPrefix("-SHUTDOWN"))
    }

    @Test(
        "Redis's patterns",
        arguments: [
            ("person", "*", true), ("person", "p*n", true), ("person", "p*x", false),
            ("person", "pe?son", true), ("person", "p[a-f]rson", true),
            ("person", "p[^a-f]rson", false),
            ("person", "**********************************x", false), ("", "*", true),
            ("a*", "a\\*", true),
            ("ab", "a\\*", false), ("person", "[", false),
        ]
    )
    func glob(text: String, pattern: String, fits: Bool) {
        #expect(Glob.matches(text, pattern) == fits)
    }
}

@Suite("events in RESP")
struct PubSubTests {
    private func array(_ words: String...) -> String {
        "*\(words.count)\r\n" + words.map { "$\($0.utf8.count)\r\n\($0)\r\n" }.joined()
    }

    private func lines(_ client: TestClient, _ count: Int) throws -> [String] {
        try (0..<count).map { _ in try client.line() }
    }

    @Test("RESP2: arrays, and nothing else than subscribing while subscribed")
    func version2() throws {
        let daemon = try TestDaemon()
        let (reader, writer) = (try daemon.client(), try daemon.client())
        try reader.send(array("SUBSCRIBE", "unit", "人员"))
        #expect(
            try lines(reader, 12) == [
                "*3", "$9", "subscribe", "$4", "unit", ":1",
                "*3", "$9", "subscribe", "$6", "person", ":2",
            ]
        )
        _ = try writer.status(TestDaemon.unit("a"))
        let message = ["*3", "$7", "message", "$4", "unit", "$16", "1 unit added 1 a"]
        #expect(try lines(reader, 7) == message)
        try reader.send(array("UNIT", "LIST") + array("PING") + array("ECHO", "x"))
        #expect(try reader.line().hasPrefix("-ERR Can't execute 'unit'"))
        #expect(try lines(reader, 5) == ["*2", "$4", "pong", "$0", ""])
        #expect(try reader.line().hasPrefix("-ERR Can't execute 'echo'"))
        try reader.send(array("UNSUBSCRIBE") + array("UNIT", "LIST"))
        #expect(try lines(reader, 12).last == ":0")
        #expect(try reader.line().hasPrefix("*"))
    }

    @Test("RESP3: pushes between replies, patterns, limits, unknown channels")
    func version3() throws {
        let daemon = try TestDaemon()
        let reader = try daemon.client()
        try reader.send(array("HELLO", "3"))
        var line = ""
        while line != "*0" { line = try reader.line() }
        try reader.send(array("PSUBSCRIBE", "u*"))
        #expect(try lines(reader, 6) == [">3", "$10", "psubscribe", "$2", "u*", ":1"])
        try reader.send(array("UNIT", "ADD", "a", "name=甲", "kind=primary"))
        let push = [">4", "$8", "pmessage", "$2", "u*", "$4", "unit", "$16", "1 unit added 1 a"]
        let told = try lines(reader, 9)
        #expect(told == push, "\(told)")
        #expect(try reader.line() == "%3")
        _ = try lines(reader, 8)
        try reader.send(array("SUBSCRIBE", "ghost"))
        var refused = try reader.line()
        while !refused.hasPrefix("-") { refused = try reader.line() }
        #expect(refused.hasPrefix("-BADARG"))
        let patterns = (10...75).map { "$2\r\n\($0)\r\n" }.joined()
        try reader.send("*67\r\n$10\r\nPSUBSCRIBE\r\n" + patterns)
        while !line.hasPrefix("-") { line = try reader.line() }
        #expect(line == "-ERR max number of clients reached")
    }
}
