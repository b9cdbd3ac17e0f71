import Grammar
import Support
import Testing

/// Rows 15 to 53 of attack-plan.md 5.1 that concern whole statements, in both dialects.
@Suite(.serialized) struct StatementAbuseTests {
    /// A statement and the code that it is refused with.
    struct Row: CustomStringConvertible {
        let row: Int
        let statement: String
        let code: String

        init(_ row: Int, _ statement: String, _ code: String) {
            self.row = row
            self.statement = statement
            self.code = code
        }

        var description: String { "row \(row): \(excerpt(statement))" }
    }

    private static let long = String(repeating: "x", count: 300)

    static let rows: [Row] = arguments + values + names

    private static let arguments: [Row] = [
        Row(16, "unit list limit=1 limit=2", "BADARG"), Row(16, "unit list colour=red", "BADARG"),
        Row(16, "unit list limit=", "BADARG"), Row(16, "unit list =x", "BADARG"),
        Row(16, "unit list explain", "BADARG"), Row(16, "unit list \"\"", "BADARG"),
        Row(16, "unit show", "ARITY"), Row(16, "unit show hetu x y", "BADARG"),
        Row(16, "unit add q kind=primary", "ARITY"), Row(20, "tecaher list", "UNKNOWN"),
        Row(20, String(repeating: "x", count: 60 * 1_024), "UNKNOWN"),
        Row(20, "unit lst", "UNKNOWN"), Row(20, "unit", "UNKNOWN"),
        Row(50, "unit list after=x", "BADARG"), Row(50, "unit list after=::::", "BADARG"),
        Row(50, "unit list after=1:1:1:hetu", "BADARG"),
        Row(
            52,
            "teacher list show=\(Array(repeating: "name", count: 65).joined(separator: ","))",
            "BADARG"
        ),
        Row(
            52,
            "teacher list sort=\(Array(repeating: "name", count: 65).joined(separator: ","))",
            "BADARG"
        ),
        Row(52, "teacher list where=\"\(String(repeating: "(", count: 60_000))\"", "BADARG"),
        Row(
            52,
            "teacher list where=\"\(String(repeating: "not ", count: 15_000))name=x\"",
            "BADARG"
        ),
        Row(
            52,
            "teacher list where=\"\(String(repeating: "name=x or ", count: 6_000))\"",
            "BADARG"
        ),
        Row(51, "complete", "ARITY"), Row(38, "hello lang=xx", "BADARG"),
        Row(57, "scheme load /etc/passwd", "BADARG"), Row(57, "scheme load ../x", "BADARG"),
        Row(57, "scheme load /dev/zero", "BADARG"), Row(57, "scheme load .", "BADARG"),
    ]

    private static let values: [Row] =
        [
            "99999999999999999999", "-0", "-1", "+1", "1e3", "0x10", "\" 1\"", "١٢", "NaN", "1.0",
            "9223372036854775808", "１", "1_000", "∞",
        ].map { Row(17, "unit list limit=\($0)", "BADARG") }
        + [
            "2023-02-29", "0000-00-00", "10000-01-01", "2024-13-01", "2024-1-1", "24:00",
            "2024-09-01T00:00", "99999999999-01-01", "2024-09-31", "today", "-2024-09-01",
        ].map { Row(18, "unit list asof=\($0)", "BADARG") }

    private static let names: [Row] = [
        Row(19, "unit show \"/ .. * %s $(x) '; DROP\"", "NOENT"),
        Row(19, "unit show %n%n%n%s", "NOENT"), Row(19, "unit show ../../etc/passwd", "NOENT"),
        Row(19, "unit show \"$(reboot)\"", "NOENT"), Row(19, "unit show \(long)", "NOENT"),
        Row(19, "unit add ../q name=甲校 kind=primary", "BADARG"),
        Row(19, "unit add \(long) name=甲校 kind=primary", "BADARG"),
        Row(19, "unit add \"a b\" name=甲校 kind=primary", "BADARG"),
        Row(19, "unit add һetu name=甲校 kind=primary", "BADARG"),
        Row(11, "unit add q name=甲\u{200B}校 kind=primary", "BADARG"),
        Row(19, "unit add q name=甲校 kind=nothing", "BADARG"),
        Row(47, "idem \(String(repeating: "k", count: 129)) unit list", "BADARG"),
        Row(47, "idem \"\" unit list", "BADARG"), Row(40, "commit", "STATE"),
        Row(40, "rollback", "STATE"), Row(40, "batch end", "STATE"),
    ]

    /// A daemon that holds the small school.
    private func school() throws -> SpawnedDaemon {
        let daemon = try SpawnedDaemon()
        let client = try daemon.client()
        for line in try Repository.fixture() where !line.isEmpty {
            let status = try client.status(line)
            try #require(status.hasPrefix("+OK"), "\(line): \(status)")
        }
        return daemon
    }

    @Test(
        "each is refused with its code in both dialects, alone, staged and queued; nothing changes"
    )
    func refused() throws {
        let daemon = try school()
        let warm = try daemon.client()
        for row in Self.rows { _ = try? warm.status(row.statement) }
        let client = try daemon.client()
        let checker = try Checker(daemon, beside: 2)
        for row in Self.rows {
            let status = try client.status(row.statement)
            #expect(status.hasPrefix("-\(row.code)"), "\(row): \(status.prefix(200))")
            #expect(status.utf8.count < 2_048, "\(row): an answer of \(status.utf8.count) bytes")
            try staged(row, client)
            try inRESP(row, client)
        }
        try checker.verify("refusals")
    }

    private func staged(_ row: Row, _ client: TestClient) throws {
        guard row.row != 40 else { return }
        #expect(try client.status("begin") == "+OK")
        #expect(try client.status(row.statement).hasPrefix("-\(row.code)"), "\(row)")
        #expect(try client.status("commit") == "+OK statements=0", "\(row)")
    }

    /// The same words as bulks; what framing refuses is no statement.
    private func inRESP(_ row: Row, _ client: TestClient) throws {
        guard let request = try? StatementParser.parse(row.statement) else { return }
        let key = request.idempotencyKey.map { ["idem", $0] } ?? []
        let words = key + request.words.map(\.text)
        let code = row.code == "UNKNOWN" ? "ERR unknown command" : row.code
        let answer = try client.resp(words)
        #expect(answer.hasPrefix("-\(code)"), "RESP \(row): \(answer.prefix(200))")
        #expect(try client.resp("MULTI") == "+OK")
        _ = try client.resp(words)
        #expect(try client.resp("EXEC").hasPrefix("-EXECABORT"), "MULTI \(row)")
    }

    @Test("a failure at each place of a MULTI and of a transaction leaves nothing behind")
    func everyPlace() throws {
        let daemon = try school()
        let client = try daemon.client()
        let checker = try Checker(daemon, beside: 1)
        for place in 1...6 {
            #expect(try client.resp("MULTI") == "+OK")
            for number in 1...6 {
                let line = "unit add m\(number) name=校 kind=primary"
                let statement = number == place ? "unit retire nowhere on=2024-09-01" : line
                #expect(try client.status(statement) == "+QUEUED")
            }
            let answer = try client.resp("EXEC")
            #expect(answer.hasPrefix("-EXECABORT at=\(place) NOENT"), "\(answer)")
            // The client dies in the middle of a transaction.
            let dying = try daemon.client()
            _ = try dying.status("begin")
            for number in 1...place {
                _ = try dying.status("unit add d\(number) name=校 kind=primary")
            }
        }
        try checker.verify("MULTI and dying transactions")
    }

    @Test("10,001 statements are too many for MULTI, and the connection is kept")
    func longMulti() throws {
        let daemon = try school()
        let client = try daemon.client()
        let checker = try Checker(daemon, beside: 1)
        #expect(try client.resp("MULTI") == "+OK")
        let count = 10_001
        for _ in 0..<count / 73 { try client.send(String(repeating: "ping\n", count: 73)) }
        var last = ""
        for _ in 0..<count { last = try client.reply().last ?? "" }
        #expect(last.hasPrefix("-TOOBIG"))
        #expect(try client.resp("EXEC").hasPrefix("-EXECABORT"))
        #expect(try client.status("ping") == "+PONG")
        try checker.verify("a MULTI that is too long")
    }

    @Test("HELLO, MULTI and the transaction in every wrong order keep the connection")
    func wrongOrder() throws {
        let daemon = try school()
        let client = try daemon.client()
        let checker = try Checker(daemon, beside: 1)
        let rows: [([String], String)] = [
            (["HELLO", "1"], "-NOPROTO"), (["HELLO", "4"], "-NOPROTO"),
            (["HELLO", "abc"], "-NOPROTO"), (["HELLO", "3", "AUTH"], "-SYNTAX"),
            (["HELLO", "3", "AUTH", "nobody", "x"], "-WRONGPASS"),
            (["HELLO", "3", "SETNAME", "a b"], "-SYNTAX"), (["EXEC"], "-STATE"),
            (["DISCARD"], "-STATE"), (["DISCARD"], "-STATE"), (["MULTI"], "+OK"),
            (["MULTI"], "-STATE"), (["HELLO", "3"], "-STATE"), (["EXEC"], "-EXECABORT"),
            (["MULTI"], "+OK"), (["NONSENSE"], "-ERR unknown command"), (["EXEC"], "-EXECABORT"),
            (["MULTI"], "+OK"), (["DISCARD"], "+OK"), (["WATCH"], "-ARITY"),
            (["CLIENT", "SETNAME", "a\u{1B}b"], "-BADARG"), (["CLIENT", "NOTHING"], "-ERR"),
            (["CLIENT", "KILL", "ID", "99999"], ":0"), (["SLOWLOG"], "-SYNTAX"),
            (["CONFIG", "SET", "x", "y"], "-SYNTAX"), (["PING", "a", "b"], "-ARITY"),
            (["SELECT", "1"], "-ERR DB index"), (["BEGIN"], "+OK"), (["BEGIN"], "-STATE"),
            (["MULTI"], "-STATE"), (["ROLLBACK"], "*"), (["AUTH", "nobody", "x"], "-WRONGPASS"),
        ]
        var isMulti = false
        for (words, answer) in rows {
            if words == ["MULTI"], answer == "+OK" { isMulti = true }
            let seen = isMulti ? try client.resp(words) : try client.answer(words)
            if ["EXEC", "DISCARD"].contains(words[0]) { isMulti = false }
            #expect(seen.hasPrefix(answer), "\(words): \(seen)")
        }
        for _ in 0..<100 {
            #expect(try client.answer(["HELLO", "2"]) == "*14")
        }
        #expect(try client.status("ping") == "+PONG")
        try checker.verify("wrong order")
    }
}
