import Daemon
import Glibc
import Grammar
import Support
import Testing

/// Limits of the daemon and of the model, each at the limit and one past it.
@Suite struct LimitReachTests {
    // MARK: The daemon's

    @Test("updates that wait for the disk are BUSY past their number")
    func forming() throws {
        let daemon = try TestDaemon {
            $0.formingChanges = 2
            $0.turnTime = .seconds(10)
        }
        let client = try daemon.client()
        try client.send(["a", "b", "c"].map { TestDaemon.unit($0) + "\n" }.joined())
        for _ in 0..<2 { #expect(try client.reply().last?.hasPrefix("+OK") == true) }
        #expect(try client.reply().last?.hasPrefix("-BUSY") == true)
        #expect(try client.status(TestDaemon.unit("c")).hasPrefix("+OK"))
    }

    @Test("64 channels and patterns are followed; one more is refused, and the connection ends")
    func channels() throws {
        let client = try TestDaemon().client()
        let names = (0..<64).map { "ch\($0)" }
        try client.send([UInt8].resp(["PSUBSCRIBE"] + names))
        var last = ""
        while last != ":64" { last = try client.line() }
        try client.send([UInt8].resp("PSUBSCRIBE", "ch1"))
        while !last.hasPrefix("-") { last = try client.line() }
        // The words of Redis for LIMIT, whatever there was too much of: protocol.md, section 4.
        #expect(last == "-ERR max number of clients reached")
        #expect(try client.rest() == "")
    }

    @Test("events come from the audit in pages; none is lost where one ends", arguments: [7, 8])
    func eventPages(count: Int) throws {
        let daemon = try TestDaemon {
            $0.eventsPerRead = 7
            $0.rememberedEvents = 1
        }
        let writer = try daemon.client()
        for number in 1...(count + 1) { _ = try writer.status(TestDaemon.unit("u\(number)")) }
        let reader = try daemon.client()
        _ = try reader.status("subscribe from=0")
        for number in 1...(count + 1) {
            #expect(try reader.line() == ">event\t\(number)\tunit added 1 u\(number)")
        }
    }

    @Test("past its replies that wait for the disk a client waits too", arguments: [1, 2])
    func heldReplies(limit: Int) throws {
        let client = try TestDaemon { $0.heldReplies = limit }.client()
        let statements = (1...20).map { "@\($0) \(TestDaemon.unit("u\($0)"))\n@p\($0) ping\n" }
        try client.send(statements.joined())
        for number in 1...20 {
            let receipt = try client.line()
            #expect(receipt.hasPrefix("+OK tag=\(number) id=u\(number) "), "\(receipt)")
            #expect(try client.line() == "+PONG tag=p\(number)")
        }
    }

    @Test("the last places are an admin's; a reader is told that there is none")
    func placesForAdmins() throws {
        let daemon = try TestDaemon {
            $0.clients = 3
            $0.clientsKeptForAdmin = 1
        } configure: {
            $0.access = AccessRules(user: geteuid(), role: .reader)
        }
        let readers = try (0..<3).map { _ in try daemon.client() }
        for reader in readers.prefix(2) { #expect(try reader.status("ping") == "+PONG") }
        #expect(try readers[2].status("ping").hasPrefix("-LIMIT"))
    }

    @Test("a client that takes nothing is closed past what may wait for it, and not before")
    func hardLimit() throws {
        let size = 600_000
        let daemon = try TestDaemon {
            $0.outputSoftBytes = 1_024
            $0.outputHardBytes = 400_000
        }
        let request = [UInt8].resp("ECHO", String(repeating: "x", count: size))
        let other = try daemon.client()
        for isClosed in [false, true] {
            let client = try daemon.client()
            #expect(try client.status("ping") == "+PONG")
            // The kernel takes some 200,000 bytes of it, or next to none.
            if isClosed { #expect(ServedSockets.shrinkSendBuffers(of: daemon) > 0) }
            try client.send(request)
            Pause.milliseconds(200)
            #expect(try other.status("ping") == "+PONG")
            let expected = "$\(size)\r\n".utf8.count + size + 2
            let got = try client.taken(expected)
            #expect((got < expected) == isClosed, "\(got) of \(expected)")
        }
    }

    @Test("a scheme file of the most bytes is read, one of a byte more is not")
    func schemeBytes() throws {
        let text = "scheme light name=轻量\ncycle by=calendar\nminimum 总学时 hours=1\n"
        for excess in [0, 1] {
            let daemon = try TestDaemon { $0.schemeBytes = text.utf8.count }
            try daemon.write(scheme: "light", text + String(repeating: "\n", count: excess))
            let status = try daemon.client().status("scheme load light")
            #expect(status.hasPrefix(excess == 0 ? "+OK" : "-"), "\(status)")
        }
    }

    private func configuration(_ text: String, _ daemon: TestDaemon) throws -> Configuration {
        var options = Options()
        options.configurationFile = try daemon.write(scheme: "configuration", text)
        options.data = daemon.folder + "/data"
        options.socket = daemon.socket
        return try Configuration(options)
    }

    @Test("a configuration file of 64 KiB is read, one of a byte more is not")
    func configurationBytes() throws {
        let daemon = try TestDaemon()
        let text = "log-slow-ms = 7\n#"
        let most = text + String(repeating: "x", count: 64 * 1_024 - text.utf8.count)
        #expect(try configuration(most, daemon).commandLog.slowMilliseconds == 7)
        #expect(throws: StartFailure.self) { try self.configuration(most + "x", daemon) }
    }

    @Test("a role may have 1,024 entries, and no more")
    func roleEntries() throws {
        let daemon = try TestDaemon()
        let names = (5_000..<6_024).map(String.init).joined(separator: ",")
        _ = try configuration("readers = \(names)\n", daemon)
        #expect(throws: StartFailure.self) {
            try self.configuration("readers = \(names),7000\n", daemon)
        }
    }

    @Test("a pattern of 256 bytes is followed, one of a byte more is refused; the connection stays")
    func patternBytes() throws {
        let client = try TestDaemon().client()
        let most = String(repeating: "x", count: 256)
        #expect(try client.resp("PSUBSCRIBE", most + "x").hasPrefix("-TOOBIG"))
        #expect(try client.resp("PING") == "+PONG")
        #expect(try client.resp("PSUBSCRIBE", most) == "*3")
    }

    @Test("the command log keeps the last 128 statements of a kind")
    func logEntries() throws {
        let client = try TestDaemon(configure: { configuration in
            configuration.commandLog.slowMilliseconds = 0
        }).client()
        for _ in 0..<127 { _ = try client.status("unit list") }
        let list = "log list kind=slow limit=1000"
        #expect(try client.status(list).hasPrefix("+OK rows=127"))
        #expect(try client.status(list).hasPrefix("+OK rows=128"))
        #expect(try client.status(list).hasPrefix("+OK rows=128"))
    }

    // MARK: The model's

    private static let school = [
        "unit add hetu name=河图小学 kind=primary grades=1..6",
        "teacher add T1 name=张敏 unit=hetu",
        "class add c1 unit=hetu entered=2024 number=1",
    ]

    private func school(_ more: [String] = []) throws -> TestClient {
        let client = try TestDaemon().client()
        for statement in Self.school + more {
            #expect(try client.status(statement).hasPrefix("+OK"), "\(statement)")
        }
        return client
    }

    /// Expects the first to be taken and the second to be refused with that code.
    private func expect(
        _ client: TestClient,
        _ most: String,
        _ tooMuch: String,
        _ code: String
    ) throws {
        let refused = try client.status(tooMuch)
        #expect(refused.hasPrefix("-" + code), "\(refused)")
        let taken = try client.status(most)
        #expect(taken.hasPrefix("+OK"), "\(taken)")
    }

    @Test("a term of 370 days is opened, one of 371 is not; and a line of the ledger likewise")
    func days() throws {
        let client = try school()
        let term = "term open t unit=hetu from=2024-01-01 to="
        try expect(client, term + "2025-01-04", term + "2025-01-05", "BADARG")
        let line = "hours add T1 hours=3 level=school form=school-based on=2023-01-01 to="
        try expect(client, line + "2024-01-05", line + "2024-01-06", "BADARG")
    }

    @Test("100 lessons a week, 1,000 pupils of a class, 20 goals of a plan")
    func amounts() throws {
        let client = try school([
            "term open t unit=hetu from=2024-09-01 to=2025-01-17",
            "test add m unit=hetu term=t kind=monthly",
            "paper add test=m grade=1 subject=语文 on=2024-10-25 full=100",
        ])
        let weekly = "teaching assign T1 class=c1 subject=语文 from=2024-09-01 weekly="
        try expect(client, weekly + "100", weekly + "100.01", "BADARG")
        let counts = "sat=40 excellent=32 pass=38 total=3600 on-roll="
        let pupils = "result add test=m class=c1 subject=语文 " + counts
        try expect(client, pupils + "1000", pupils + "1001", "BADARG")
        let goals = (1...21).map { "目标\($0)" }
        let plan = "plan add T1 kind=yearly period=2024 goals="
        let all = goals.joined(separator: ",")
        let most = goals.dropLast().joined(separator: ",")
        try expect(client, plan + most, plan + all, "BADARG")
    }

    @Test("a form has at most 100 items, an item 20 levels")
    func forms() throws {
        let client = try school()
        func form(_ items: Int, _ levels: Int) -> String {
            let words = (1...levels).map { "\($0):级\($0)" }.joined(separator: ";")
            let lines = (1...items).map { "criterion f 项\($0) levels=\\\"\(words)\\\"" }
            let text = ["scheme f name=F", "instrument f for=inspection"] + lines
            return "scheme load f text=\"\(text.joined(separator: "\\n"))\""
        }
        try expect(client, form(100, 2), form(101, 2), "")
        try expect(client, form(1, 20), form(1, 21), "")
    }

    @Test("an evaluation has at most 200 findings")
    func findings() throws {
        let client = try school([
            "scheme load f text=\"scheme f name=F\\ninstrument f for=inspection\\n"
                + "criterion f 项 levels=\\\"2:好;1:差\\\"\"",
            "scheme use f unit=hetu from=2024-01-01",
            "evaluation add instrument=f unit=hetu by=T1 on=2024-10-22 items=\"项:2\" id=EV-1",
        ])
        for number in 1...200 {
            let status = try client.status("finding add EV-1 text=问题\(number)")
            #expect(status.hasPrefix("+OK"), "\(status)")
        }
        #expect(try client.status("finding add EV-1 text=问题201").hasPrefix("-TOOBIG"))
    }
}
