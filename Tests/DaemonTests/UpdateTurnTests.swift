import Commands
import Dispatch
import Grammar
import Support
import Testing

@testable import Daemon

/// Those who wait for their turn to change the head, which an update that is made aside has.
@Suite("the turn to change the head", .serialized)
struct UpdateTurnTests {
    /// A daemon, its turn in the test's hand.
    private func daemon(
        configure: (inout Configuration) throws -> Void = { _ in }
    ) throws -> TestDaemon {
        let daemon = try TestDaemon(configure: configure)
        try daemon.onLoop { $0.updateTurn.take() }
        return daemon
    }

    private func release(_ daemon: TestDaemon) throws {
        try daemon.onLoop { $0.updateTurn.release() }
    }

    /// Waits until so many wait for their turn.
    private func wait(for count: Int, _ daemon: TestDaemon) throws {
        var waiting = -1
        for _ in 0..<1_000 where waiting != count {
            if waiting >= 0 { Pause.milliseconds(2) }
            waiting = try daemon.onLoop { $0.updateTurn.waitingCount }
        }
        #expect(waiting == count)
    }

    private func session(_ client: TestClient) throws -> String {
        String(try client.resp("CLIENT", "ID").dropFirst())
    }

    private static func words(_ id: String) -> [String] {
        TestDaemon.unit(id).split(separator: " ").map(String.init)
    }

    /// What adds two units, in one piece.
    private func two(_ inRESP: Bool) -> [UInt8] {
        ["a", "b"].flatMap { id in
            inRESP ? [UInt8].resp(Self.words(id)) : Array((TestDaemon.unit(id) + "\n").utf8)
        }
    }

    @Test(
        "what waits is cancelled at once, with what came after it, and nothing of it is done",
        arguments: [false, true],
        [false, true]
    )
    func cancelled(waiterInRESP: Bool, otherInRESP: Bool) throws {
        let daemon = try daemon()
        let (waiter, other) = (try daemon.client(), try daemon.client())
        let session = try session(waiter)
        try waiter.send(two(waiterInRESP))
        try wait(for: 1, daemon)
        if otherInRESP {
            #expect(try other.answer(["CANCEL", session]).hasPrefix("*"))
        } else {
            #expect(try other.status("cancel \(session)") == "+OK cancelled=2")
        }
        for _ in 0..<2 { #expect(try waiter.line().hasPrefix("-CANCELLED")) }
        try wait(for: 0, daemon)
        #expect(try waiter.status("ping") == "+PONG")
        try release(daemon)
        #expect(try other.status("unit list").hasPrefix("+OK rows=0"))
        #expect(try waiter.status(TestDaemon.unit("a")).hasPrefix("+OK id=a rev=1"))
    }

    @Test("who waits in order is done in order, and what was given up is left out")
    func order() throws {
        let daemon = try daemon()
        let clients = try (0..<5).map { _ in try daemon.client() }
        for (number, client) in clients.enumerated() {
            try client.send(TestDaemon.unit("u\(number)") + "\n")
            try wait(for: number + 1, daemon)
        }
        #expect(try daemon.client().status("cancel \(session(at: 1, daemon))").hasPrefix("+OK"))
        clients[3].end()
        try wait(for: 3, daemon)
        try release(daemon)
        for (number, sequence) in [(0, 1), (2, 2), (4, 3)] {
            let status = try clients[number].reply().last ?? ""
            #expect(status == "+OK id=u\(number) rev=1 seq=\(sequence)")
        }
        #expect(try clients[1].line().hasPrefix("-CANCELLED"))
        #expect(try clients[0].status("unit list").hasPrefix("+OK rows=3"))
    }

    /// The number of the session that connected at that place.
    private func session(at place: Int, _ daemon: TestDaemon) throws -> Int {
        try daemon.onLoop { $0.clients.keys.sorted()[place] }
    }

    @Test("a commit that is cancelled leaves the transaction as it was")
    func commit() throws {
        let daemon = try daemon()
        let (waiter, other) = (try daemon.client(), try daemon.client())
        let session = try session(waiter)
        #expect(try waiter.status("begin") == "+OK")
        #expect(try waiter.status(TestDaemon.unit("a")).hasSuffix("staged=1"))
        try waiter.send("commit\n")
        try wait(for: 1, daemon)
        #expect(try other.status("cancel \(session)") == "+OK cancelled=1")
        #expect(try waiter.line().hasPrefix("-CANCELLED"))
        #expect(try waiter.status("staged") == "+OK rows=1")
        try release(daemon)
        #expect(try waiter.status("commit") == "+OK statements=1 seq=1")
    }

    @Test("an EXEC that is cancelled has done nothing, and MULTI is over")
    func exec() throws {
        let daemon = try daemon()
        let (waiter, other) = (try daemon.client(), try daemon.client())
        let session = try session(waiter)
        #expect(try waiter.resp("MULTI") == "+OK")
        #expect(try waiter.resp(Self.words("a")) == "+QUEUED")
        try waiter.send(.resp("EXEC"))
        try wait(for: 1, daemon)
        #expect(try other.status("cancel \(session)") == "+OK cancelled=1")
        #expect(try waiter.line().hasPrefix("-CANCELLED"))
        #expect(try waiter.resp("EXEC").hasPrefix("-STATE"))
        try release(daemon)
        #expect(try waiter.status("unit list").hasPrefix("+OK rows=0"))
    }

    @Test("in a batch the cancelled statement is its refusal")
    func batch() throws {
        let daemon = try daemon()
        let (waiter, other) = (try daemon.client(), try daemon.client())
        let session = try session(waiter)
        try waiter.send("batch begin\n@1 \(TestDaemon.unit("a"))\n")
        #expect(try waiter.line() == "+OK")
        try wait(for: 1, daemon)
        #expect(try other.status("cancel \(session)") == "+OK cancelled=1")
        #expect(try waiter.line().hasPrefix("-CANCELLED tag=1"))
        try release(daemon)
        #expect(try waiter.status("@2 unit list").hasPrefix("-ABORTED tag=2 cause=@1"))
        let end = try waiter.status("batch end")
        #expect(end == "+OK statements=2 refused=1 aborted=1 cause=@1")
    }

    @Test("connections that drop give up their places and their bytes at once")
    func dropped() throws {
        let daemon = try daemon()
        let other = try daemon.client()
        for round in 1...3 {
            let clients = try (0..<20).map { _ in try daemon.client() }
            for (number, client) in clients.enumerated() {
                switch number % 3 {
                case 0: try client.send(two(false))
                case 1: try client.send(.resp("MULTI") + .resp(Self.words("c")) + .resp("EXEC"))
                default: try client.send("begin\n\(TestDaemon.unit("d"))\ncommit\n")
                }
            }
            try wait(for: 20, daemon)
            #expect(try daemon.onLoop { $0.requestMemory.bytes } > 0)
            for client in clients { client.end() }
            try wait(for: 0, daemon)
            #expect(try daemon.onLoop { $0.requestMemory.bytes } == 0, "round \(round)")
        }
        try release(daemon)
        #expect(try other.status("unit list").hasPrefix("+OK rows=0"))
        #expect(try other.status(TestDaemon.unit("e")) == "+OK id=e rev=1 seq=1")
    }

    @Test("a statement that has sent its end behind it waits, and is done")
    func halfClosed() throws {
        let daemon = try daemon()
        let client = try daemon.client()
        try client.send(TestDaemon.unit("a") + "\n")
        client.shutDownWriting()
        try wait(for: 1, daemon)
        try release(daemon)
        #expect(try client.rest() == "+OK id=a rev=1 seq=1\n")
    }

    // MARK: Bytes

    /// The bytes of the words of a statement that adds a unit named x.
    private static let bytes = ("unit" + "add" + "a" + "name=x" + "kind=primary").utf8.count

    @Test("what a transaction stages is kept up to half of the memory, and none past it")
    func staged() throws {
        for (limit, third) in [(6 * Self.bytes, "+OK"), (6 * Self.bytes - 1, "-BUSY")] {
            let daemon = try TestDaemon(configure: { $0.requestMemory = limit })
            let client = try daemon.client()
            #expect(try client.status("begin") == "+OK")
            for id in ["a", "b"] {
                #expect(try client.status(TestDaemon.unit(id, "x")).hasPrefix("+OK"))
            }
            #expect(try client.status(TestDaemon.unit("c", "x")).hasPrefix(third))
            #expect(try client.status("commit").hasPrefix("+OK statements="))
            #expect(try daemon.onLoop { $0.requestMemory.bytes } == 0)
            #expect(try client.status(TestDaemon.unit("c", "x")).hasPrefix("+OK"))
        }
    }

    @Test("the limit counts what came in one piece, statement by statement, and the comment")
    func stagedAtOnce() throws {
        let daemon = try TestDaemon(configure: { $0.requestMemory = 4 * Self.bytes + 6 })
        let client = try daemon.client()
        let statements = ["a", "b", "c"].map { TestDaemon.unit($0, "x") }.joined(separator: "\n")
        try client.send("begin comment=xyz\n\(statements)\n")
        for answer in ["+OK", "+OK", "+OK", "-BUSY"] {
            #expect(try client.reply().last?.hasPrefix(answer) == true)
        }
        #expect(try client.status("rollback") == "+OK statements=2")
        let comment = String(repeating: "x", count: 2 * Self.bytes + 4)
        #expect(try client.status("begin comment=\(comment)").hasPrefix("-BUSY"))
        #expect(try client.status("begin comment=\(comment.dropLast())") == "+OK")
    }

    @Test("a commit that waits keeps its transaction's bytes; what has no room beside it is BUSY")
    func waitingCommit() throws {
        let daemon = try daemon { $0.requestMemory = 4 * Self.bytes }
        let (client, other) = (try daemon.client(), try daemon.client())
        #expect(try client.status("begin") == "+OK")
        #expect(try client.status(TestDaemon.unit("a", "x")).hasPrefix("+OK"))
        try client.send("commit\n")
        try wait(for: 1, daemon)
        #expect(try daemon.onLoop { $0.requestMemory.bytes } == Self.bytes)
        // As much again may wait, and no more.
        #expect(try other.status(TestDaemon.unit("bb", "x")).hasPrefix("-BUSY"))
        #expect(try other.resp(Self.words("bb")).hasPrefix("-BUSY"))
        try other.send(TestDaemon.unit("b", "x") + "\n")
        try wait(for: 2, daemon)
        #expect(try daemon.onLoop { $0.requestMemory.bytes } == 2 * Self.bytes)
        try release(daemon)
        #expect(try client.line() == "+OK statements=1 seq=1")
        #expect(try other.line() == "+OK id=b rev=1 seq=2")
        #expect(try daemon.onLoop { $0.requestMemory.bytes } == 0)
    }

    private static let scheme =
        "scheme light name=轻\\ncycle by=calendar\\nminimum 总学时 hours=6\\ncoefficient value=1"

    @Test("what is made aside keeps its bytes until it is made: updates, lists, transactions")
    func aside() throws {
        let daemon = try TestDaemon {
            $0.objectsPerTurn = 0
        } configure: {
            $0.requestMemory = 200
        }
        let client = try daemon.client()
        for line in [
            TestDaemon.unit("a", "x"), "teacher add T1 name=x unit=a",
            "scheme load light text=\"\(Self.scheme)\"", "scheme use light unit=a from=2023-01-01",
        ] {
            #expect(try client.status(line).hasPrefix("+OK"), "\(line)")
        }
        let close = "period close unit=a period=2023 scheme=light on=2024-01-05"
        for (begin, line, end) in [
            (false, "teacher list where=\"name=x\"", "+OK rows=1"), (true, close, "+OK id=PC-1"),
            (false, close, "+OK id=PC-1"),
        ] {
            if begin { #expect(try client.status("begin") == "+OK") }
            let gate = try daemon.blockAside()
            defer { gate.signal() }
            try client.send(line + "\n")
            let bytes = line.utf8.filter { $0 != 0x20 && $0 != 0x22 }.count
            var held = 0
            for _ in 0..<500 where held != bytes {
                Pause.milliseconds(2)
                held = try daemon.onLoop { $0.requestMemory.bytes }
            }
            #expect(held == bytes, "\(line)")
            // There is room for a hundred bytes in all.
            let other = try daemon.client()
            let room = 100 - bytes
            let long = "teacher list where=name="
            let name = String(repeating: "x", count: room - (long.utf8.count - 2))
            #expect(try other.status(long + name + "x").hasPrefix("-BUSY"), "\(line)")
            try other.send(long + name + "\n")
            gate.signal()
            #expect(try client.reply().last?.hasPrefix(end) == true, "\(line)")
            #expect(try other.reply().last?.hasPrefix("+OK rows=0") == true, "\(line)")
            if begin { #expect(try client.status("rollback").hasPrefix("+OK")) }
            #expect(try daemon.onLoop { $0.requestMemory.bytes } == 0, "\(line)")
        }
    }
}

extension TestDaemon {
    /// Looks at what runs on the loop, or has something done to it.
    func onLoop<Value: Sendable>(
        _ body: @escaping @Sendable (Server) throws -> Value
    ) throws -> Value {
        try #require(daemon).onLoop(body)
    }

    /// Keeps the threads busy on which long work is done, until the gate is opened by one signal.
    func blockAside() throws -> DispatchSemaphore {
        let gates = DispatchSemaphore(value: 0)
        try onLoop { server in
            let context = server.durableContext(role: .reader, language: .english).context
            let work: @Sendable (Context) -> Void = { _ in
                gates.wait()
                gates.signal()
            }
            server.archive.run(work, in: context) { _ in }
            server.archive.make(work, in: context) { _ in }
            server.archive.stage(work, in: context) { _ in }
        }
        return gates
    }
}
