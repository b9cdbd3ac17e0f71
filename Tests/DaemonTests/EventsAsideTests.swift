import Dispatch
import Glibc
import Grammar
import Support
import Testing

@testable import Daemon

/// Events of so many changes that another thread writes them, and what comes between meanwhile.
@Suite("events that are written aside", .serialized)
struct EventsAsideTests {
    /// A daemon in which all events are written aside, or none.
    private func daemon(aside: Bool = true, remembered: Int = 10_000) throws -> TestDaemon {
        let daemon = try TestDaemon {
            $0.changesPerTurn = aside ? 0 : 1_000
            $0.rememberedEvents = remembered
        } configure: {
            $0.access = AccessRules(user: geteuid(), role: .admin)
            $0.schemes = Repository.schemes
        }
        let client = try daemon.client()
        for line in [
            "unit add u name=河图小学 kind=primary", "scheme load instruments",
            "scheme use instruments unit=u from=2024-09-01", "teacher add T1 name=甲 unit=u",
            "activity add id=AC-K kind=course unit=u on=2024-10-08 name=新课标培训",
        ] {
            #expect(try client.status(line).hasPrefix("+OK"), "\(line)")
        }
        return daemon
    }

    /// A form that names nobody, of which only admins are told, and one that is signed.
    private static let forms = [
        "evaluation add id=EV-K instrument=course activity=AC-K on=2024-10-09 "
            + "items=\"内容实用:5 讲授清楚:5 互动参与:3 组织有序:5 学有所获:4\"",
        "evaluation add id=EV-S instrument=inspection unit=u by=T1 on=2024-10-30 "
            + "items=\"常规管理:5 班子任课:4 教案作业:4 课堂教学:4 校本研训:5\"",
    ]

    private func add(_ lines: [String], _ daemon: TestDaemon) throws {
        let writer = try daemon.client()
        for line in lines { #expect(try writer.status(line).hasPrefix("+OK"), "\(line)") }
    }

    /// Gives everybody the role of a reader, as a reload does.
    private func demote(_ daemon: TestDaemon) throws {
        try daemon.onLoop { server in
            var fresh = server.configuration
            fresh.access = AccessRules(user: geteuid(), role: .reader)
            server.adopt(fresh)
        }
    }

    @Test(
        "who loses a role while they are written is told what the new one may hear",
        arguments: ["native", "2", "3"],
        [true, false]
    )
    func demoted(dialect: String, isDemoted: Bool) throws {
        let daemon = try daemon()
        let reader = try daemon.client()
        if dialect == "native" {
            #expect(try reader.status("subscribe topics=evaluation").hasPrefix("+OK"))
        } else {
            _ = try reader.answer(["HELLO", dialect])
            try reader.send(.resp("SUBSCRIBE", "evaluation"))
            while try reader.line() != ":1" {}
        }
        let gate = try daemon.blockAside()
        defer { gate.signal() }
        try add(Self.forms, daemon)
        if isDemoted { try demote(daemon) }
        gate.signal()
        var lines: [String] = []
        while lines.last?.contains("EV-S") != true { lines.append(try reader.line()) }
        #expect(lines.contains { $0.contains("EV-K") } == !isDemoted, "\(lines)")
    }

    @Test("an idle that is being answered is too", arguments: [true, false])
    func idle(isDemoted: Bool) throws {
        let daemon = try daemon()
        let waiter = try daemon.client()
        try waiter.send("idle topics=evaluation timeout=20\n")
        try waitForListeners(1, daemon)
        let gate = try daemon.blockAside()
        defer { gate.signal() }
        try add(Self.forms, daemon)
        if isDemoted { try demote(daemon) }
        gate.signal()
        let reply = try waiter.reply()
        #expect(reply.last?.hasPrefix("+OK rows=1") == true, "\(reply)")
        #expect(reply.contains { $0.contains(isDemoted ? "\tEV-S\t" : "\tEV-K\t") }, "\(reply)")
        #expect(!reply.contains { $0.contains(isDemoted ? "\tEV-K\t" : "\tEV-S\t") }, "\(reply)")
    }

    private func waitForListeners(_ count: Int, _ daemon: TestDaemon) throws {
        for _ in 0..<1_000 where try daemon.onLoop({ $0.events.count }) < count {
            Pause.milliseconds(2)
        }
    }

    @Test("an idle that is being answered is cancelled, and not answered twice")
    func cancelledIdle() throws {
        let daemon = try daemon()
        let (waiter, other) = (try daemon.client(), try daemon.client())
        let session = try waiter.resp("CLIENT", "ID").dropFirst()
        try waiter.send("idle topics=unit timeout=20\n")
        try waitForListeners(1, daemon)
        let gate = try daemon.blockAside()
        defer { gate.signal() }
        try add([TestDaemon.unit("a")], daemon)
        #expect(try other.status("cancel \(session)") == "+OK cancelled=1")
        #expect(try waiter.line().hasPrefix("-CANCELLED"))
        gate.signal()
        try waiter.send("idle topics=unit from=5\n")
        #expect(try waiter.reply().last?.hasPrefix("+OK rows=1") == true)
        #expect(try waiter.status("ping") == "+PONG")
    }

    @Test("another version of RESP has its own messages", arguments: [("3", "2"), ("2", "3")])
    func version(before: String, after: String) throws {
        let daemon = try daemon()
        let reader = try daemon.client()
        _ = try reader.answer(["HELLO", before])
        try reader.send(.resp("SUBSCRIBE", "unit"))
        while try reader.line() != ":1" {}
        let gate = try daemon.blockAside()
        defer { gate.signal() }
        try add([TestDaemon.unit("a")], daemon)
        // In RESP2 a subscriber may do nothing but leave, and come back.
        if before == "2" {
            let again: [UInt8] = .resp("HELLO", after) + .resp("SUBSCRIBE", "unit")
            try reader.send(.resp("UNSUBSCRIBE") + again)
        } else {
            try reader.send(.resp("HELLO", after))
        }
        while try reader.line() != (after == "3" ? ":1" : "modules") {}
        gate.signal()
        try add([TestDaemon.unit("b")], daemon)
        var lines: [String] = []
        while lines.last?.hasSuffix("unit added 1 b") != true { lines.append(try reader.line()) }
        let first = lines.filter { $0.count == 2 && ["*", ">"].contains($0.first) }
        let mark = after == "3" ? ">3" : "*3"
        // What was being written for who has left is for nobody.
        let own = before == "2" ? [mark] : [mark, mark]
        #expect(first.filter { $0.hasSuffix("3") } == own, "\(lines)")
    }

    @Test("who unsubscribes, resets or leaves meanwhile is told nothing")
    func unsubscribed() throws {
        let daemon = try daemon()
        for end in ["unsubscribe", "reset", "subscribe topics=person"] {
            let (reader, gone) = (try daemon.client(), try daemon.client())
            #expect(try reader.status("subscribe topics=unit").hasPrefix("+OK"))
            #expect(try gone.status("subscribe topics=unit").hasPrefix("+OK"))
            let gate = try daemon.blockAside()
            defer { gate.signal() }
            try add([TestDaemon.unit(String(end.prefix(5)))], daemon)
            #expect(try reader.status(end).hasPrefix("+OK"))
            gone.end()
            gate.signal()
            // Behind it on the thread that wrote the events.
            #expect(try reader.status("ping") == "+PONG")
            let other = try daemon.blockAside()
            other.signal()
            Pause.milliseconds(20)
            #expect(try reader.status("ping") == "+PONG")
        }
    }

    /// What a subscriber from far back is told, and what an idle answers.
    private func told(_ daemon: TestDaemon) throws -> [String] {
        let reader = try daemon.client()
        _ = try reader.status("subscribe from=0")
        var lines: [String] = []
        while lines.last?.contains("unit added 1 last") != true { lines.append(try reader.line()) }
        let waiter = try daemon.client()
        for statement in ["idle from=0", "idle from=0 topics=unit,person", "idle from=3"] {
            try waiter.send(statement + "\n")
            lines += try waiter.reply()
        }
        return lines
    }

    @Test("they are what the loop writes, from memory and from the audit", arguments: [10_000, 2])
    func same(remembered: Int) throws {
        var seen: [[String]] = []
        for aside in [false, true] {
            let daemon = try daemon(aside: aside, remembered: remembered)
            // From now on events are remembered.
            _ = try daemon.client().status("subscribe topics=term")
            let units = (1...30).map { TestDaemon.unit("u\($0)") }
            let others = ["unit correct u1 name=乙校 reason=误", "unit remove u2", Self.forms[0]]
            try add(units + others + [TestDaemon.unit("last")], daemon)
            seen.append(try told(daemon))
        }
        #expect(seen[0] == seen[1])
        #expect(seen[0].count > 30)
    }
}
