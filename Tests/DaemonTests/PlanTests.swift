import Support
import Testing

/// Requests that a connection repeats are answered by a plan; nobody sees a difference.
@Suite(.serialized) struct PlanTests {
    private static let setUp = [
        "unit add u name=甲校 kind=primary", "unit add v name=乙校 kind=primary",
        "teacher add t1 name=张敏 unit=u born=1980-05 started=2001-08-01 subjects=语文",
        "teacher add t2 name=李娜 unit=u sex=female subjects=数学,科学 category=young",
        "teacher add t3 name=张敏 unit=v post=care establishment=contract",
        "class add c1 unit=u entered=2024 number=1",
    ]

    private static func daemon() throws -> TestDaemon {
        let daemon = try TestDaemon()
        let client = try daemon.client()
        for statement in setUp { #expect(try client.status(statement).hasPrefix("+OK")) }
        return daemon
    }

    /// Every line of the answer to a request.
    private static func lines(_ words: [String], from client: TestClient) throws -> [String] {
        let end = "(end of the answer)"
        try client.send(.resp(words) + .resp("ECHO", end))
        var lines: [String] = []
        repeat { lines.append(try client.line()) } while lines.last != end
        return lines
    }

    /// The same from a client that repeats nothing.
    private static func fresh(
        _ words: [String],
        _ version: String,
        _ daemon: TestDaemon
    ) throws -> [String] {
        let client = try daemon.client()
        _ = try client.answer(["HELLO", version])
        return try lines(words, from: client)
    }

    @Test("a repeated show is answered as it is the first time", arguments: ["2", "3"])
    func same(version: String) throws {
        let daemon = try Self.daemon()
        let client = try daemon.client()
        _ = try client.answer(["HELLO", version])
        let long = String(repeating: "x", count: 65)
        let keys = ["t1", "t2", "t3", "李娜", "张敏", "t9", "", "T1", long]
        let rest: [[String]] = [
            [], ["show=id,name,unit,rev"], ["show=no"], ["asof=2001-01-01"], ["asof=never"],
            ["recorded=3"], ["unit=v"], ["show=born,subjects,age", "asof=2024-09-01"],
        ]
        for rest in rest {
            for key in keys {
                let words = ["TEACHER", "SHOW", key] + rest
                let expected = try Self.fresh(words, version, daemon)
                for _ in 0..<3 {
                    #expect(try Self.lines(words, from: client) == expected, "\(words)")
                }
            }
        }
        for words in [["CLASS", "SHOW", "c1"], ["UNIT", "SHOW", "u"], ["person", "show", "t1"]] {
            let expected = try Self.fresh(words, version, daemon)
            for _ in 0..<4 { #expect(try Self.lines(words, from: client) == expected) }
        }
    }

    @Test("a plan sees what was written since, by others and before it on its connection")
    func written() throws {
        let daemon = try Self.daemon()
        let (client, other) = (try daemon.client(), try daemon.client())
        let show = ["TEACHER", "SHOW", "t1", "show=name"]
        for round in 0..<5 {
            for _ in 0..<3 { _ = try Self.lines(show, from: client) }
            #expect(try other.status("teacher correct t1 name=甲\(round) reason=x").hasPrefix("+OK"))
            #expect(try Self.lines(show, from: client).contains("甲\(round)"))
            for _ in 0..<3 { _ = try Self.lines(show, from: client) }
            let write = ["TEACHER", "CORRECT", "t1", "name=乙\(round)", "reason=x"]
            try client.send(.resp(write))
            #expect(try Self.lines(show, from: client).contains("乙\(round)"))
        }
        #expect(try other.status("teacher remove t2").hasPrefix("+OK"))
        let gone = ["TEACHER", "SHOW", "t2", "show=name"]
        #expect(try Self.lines(gone, from: client)[0].hasPrefix("-NOENT"))
    }

    @Test("a plan gives way to a transaction, to MULTI and to what hides replies")
    func givesWay() throws {
        let daemon = try Self.daemon()
        let client = try daemon.client()
        let show = ["TEACHER", "SHOW", "t1", "show=name"]
        for _ in 0..<4 { _ = try Self.lines(show, from: client) }
        #expect(try client.answer(["BEGIN"]) == "+OK")
        _ = try client.answer(["TEACHER", "CORRECT", "t1", "name=staged", "reason=x"])
        #expect(try Self.lines(show, from: client).contains("staged"))
        _ = try client.answer(["ROLLBACK"])
        #expect(try Self.lines(show, from: client).contains("张敏"))
        #expect(try client.resp("MULTI") == "+OK")
        #expect(try client.resp(show) == "+QUEUED")
        #expect(try client.resp("DISCARD") == "+OK")
        try client.send(.resp("CLIENT", "REPLY", "SKIP") + .resp(show))
        #expect(try client.resp("PING") == "+PONG")
        #expect(try Self.lines(show, from: client).contains("张敏"))
        _ = try client.resp("SUBSCRIBE", "unit")
        while try client.line() != ":1" {}
        #expect(try client.resp(show).hasPrefix("-ERR"))
    }
}
