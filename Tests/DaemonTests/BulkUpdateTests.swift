import Daemon
import Glibc
import Support
import Testing

/// Updates of many objects, which another thread makes.
@Suite("updates of many objects are made aside", .serialized)
struct BulkUpdateTests {
    private static let scheme =
        "scheme light name=轻\\ncycle by=calendar\\nminimum 总学时 hours=6\\ncoefficient value=1"
    private static let close = "period close unit=qu period=2023 scheme=light on=2024-01-05"

    /// 80 teachers with a line each, where past 20 objects an update is made aside.
    private func daemon(
        _ change: (inout Limits) -> Void = { _ in }
    ) throws -> TestDaemon {
        let daemon = try TestDaemon { limits in
            limits.objectsPerTurn = 20
            limits.queuedBulk = 100
            change(&limits)
        }
        let client = try daemon.client()
        var lines = [
            "unit add qu name=区 kind=bureau", "unit add a name=甲校 kind=primary parent=qu",
            "person add X name=验 unit=qu role=staff",
            "scheme load light text=\"\(Self.scheme)\"", "scheme use light unit=qu from=2023-01-01",
        ]
        for number in 1...80 {
            lines.append("teacher add T\(number) name=师\(number) unit=a")
            lines.append(
                "hours add T\(number) hours=\(number % 2 == 0 ? 6 : 5) level=district form=online "
                    + "title=训 on=2023-03-01"
            )
        }
        for line in lines { #expect(try client.status(line).hasPrefix("+OK"), "\(line)") }
        return daemon
    }

    /// How many seals there are, and how many of them keep figures.
    private func seals(_ client: TestClient) throws -> [String] {
        [
            try client.status("seal list limit=1000").split(separator: " ")[1].description,
            try client.status("credits endorse unit=qu period=2023 scheme=light by=X dry")
                .split(separator: " ").prefix(3).joined(separator: " "),
        ]
    }

    @Test("a year is closed, opened and closed again, and each is undone")
    func alone() throws {
        let daemon = try daemon()
        let client = try daemon.client()
        #expect(try client.status(Self.close).hasPrefix("+OK id=PC-1 rev=1 teachers=80 seq="))
        #expect(try seals(client).first == "rows=80")
        #expect(try client.status(Self.close).hasPrefix("-STATE"))
        let late = "hours add T1 hours=1 level=district form=online title=补 on=2023-04-01"
        #expect(try client.status(late).hasPrefix("-STATE"))
        #expect(try client.status("period reopen PC-1 reason=漏登").hasPrefix("+OK id=PC-1 rev=2"))
        #expect(try client.status(late).hasPrefix("+OK"))
        #expect(try client.status("undo").hasPrefix("+OK undid="))
        #expect(try client.status("verify").hasPrefix("+OK"))
    }

    @Test("undo of many objects is all or nothing too")
    func undone() throws {
        let daemon = try daemon()
        let client = try daemon.client()
        let before = try seals(client)
        #expect(try client.status(Self.close).hasPrefix("+OK"))
        #expect(try seals(client) != before)
        #expect(try client.status("undo").contains("changes=81"))
        #expect(try seals(client) == before)
        #expect(try client.status("period list") == client.status("period list unit=qu"))
        #expect(try client.status(Self.close).hasPrefix("+OK id=PC-2"))
    }

    @Test("whoever writes meanwhile waits, and nothing of theirs is lost or comes between")
    func others() throws {
        let daemon = try daemon()
        let closing = try daemon.client()
        let writers = try (0..<6).map { _ in try daemon.client() }
        for round in 1...5 {
            try closing.send(Self.close + "\n")
            for (number, writer) in writers.enumerated() {
                try writer.send("unit add u\(round)-\(number) name=校 kind=primary\nping\n")
            }
            try closing.send("period reopen PC-\(round) reason=漏登\nunit show u1-0\n")
            for writer in writers {
                #expect(try writer.reply().last?.hasPrefix("+OK id=u") == true)
                #expect(try writer.reply() == ["+PONG"])
            }
            #expect(try closing.reply().last?.hasPrefix("+OK id=PC-\(round) rev=1") == true)
            #expect(try closing.reply().last?.hasPrefix("+OK id=PC-\(round) rev=2") == true)
            #expect(try closing.reply().last?.hasPrefix("+OK") == true)
        }
        #expect(try closing.status("unit list limit=100").hasPrefix("+OK rows=32"))
        #expect(try closing.status("verify").hasPrefix("+OK"))
    }

    @Test("several at once are made one after the other")
    func severalAtOnce() throws {
        let daemon = try daemon()
        let clients = try (0..<5).map { _ in try daemon.client() }
        for client in clients { try client.send(Self.close + "\n") }
        let replies = try clients.map { try $0.reply().last?.prefix(6) ?? "" }
        #expect(replies.filter { $0 == "+OK id" }.count == 1)
        #expect(replies.filter { $0 == "-STATE" }.count == 4)
    }

    @Test("a client that leaves has nothing done, and nobody waits for it")
    func leaving() throws {
        let daemon = try daemon()
        let other = try daemon.client()
        for number in 0..<10 {
            let client = try daemon.client()
            try client.send(Self.close + "\n")
            #expect(try other.status(TestDaemon.unit("v\(number)")).hasPrefix("+OK"))
        }
        #expect(try other.status("verify").hasPrefix("+OK"))
    }

    @Test("in a transaction only its own state has it, until it is committed")
    func transaction() throws {
        let daemon = try daemon()
        let client = try daemon.client()
        let other = try daemon.client()
        #expect(try client.status("begin") == "+OK")
        #expect(try client.status(Self.close).hasSuffix("staged=1"))
        #expect(try other.status("seal list") == "+OK rows=0 seq=165")
        #expect(try client.status("seal list limit=1000") == "+OK rows=80")
        #expect(try client.status("rollback") == "+OK statements=1")
        #expect(try client.status("seal list").hasPrefix("+OK rows=0"))
        // Committed at once where nothing has come between; made again where something has.
        let late = "hours add T1 hours=1 level=district form=online title=补 on=2023-04-01"
        for between in [nil, late] {
            _ = try client.status("begin")
            #expect(try client.status(Self.close).hasSuffix("staged=1"))
            if let between { #expect(try other.status(between).hasPrefix("+OK")) }
            #expect(try client.status("commit").hasPrefix("+OK statements=1"))
            #expect(try other.status("seal list limit=1000").hasPrefix("+OK rows=80"))
            #expect(try other.status("undo").hasPrefix("+OK undid="))
        }
    }

    @Test("a transaction whose closing would be another one is refused whole")
    func conflict() throws {
        let daemon = try daemon()
        let client = try daemon.client()
        let other = try daemon.client()
        _ = try client.status("begin")
        #expect(try client.status(Self.close).hasSuffix("staged=1"))
        #expect(try other.status(Self.close).hasPrefix("+OK"))
        #expect(try client.status("commit").hasPrefix("-ABORTED"))
        #expect(try client.status("commit").hasPrefix("-STATE"))
    }

    @Test("a transaction takes as many changes as its limit, and is dropped past it")
    func limit() throws {
        for (limit, isTaken) in [(83, true), (82, false)] {
            let client = try daemon { $0.stagedChanges = limit }.client()
            _ = try client.status("begin")
            let status = try client.status(Self.close)
            #expect(status.hasPrefix(isTaken ? "+OK" : "-TOOBIG"), "\(status)")
            #expect(try client.status("commit").hasPrefix(isTaken ? "+OK" : "-STATE"))
        }
    }

    @Test("MULTI takes an update of as many objects as its limit, and none of more")
    func multi() throws {
        for (limit, isTaken) in [(80, true), (79, false)] {
            let client = try daemon { $0.queuedBulk = limit }.client()
            #expect(try client.resp("MULTI") == "+OK")
            let close = Self.close.split(separator: " ").map(String.init)
            #expect(try client.resp(close) == "+QUEUED")
            let first = try client.answer(["EXEC"])
            #expect(first.hasPrefix(isTaken ? "*1" : "-EXECABORT at=1 TOOBIG"), "\(first)")
        }
    }

    /// Two schools of three teachers beside the one of 80.
    private func schools(_ change: (inout Limits) -> Void) throws -> TestDaemon {
        let daemon = try daemon(change)
        let client = try daemon.client()
        for school in ["b", "c"] {
            let add = "unit add \(school) name=\(school)校 kind=primary parent=qu"
            #expect(try client.status(add).hasPrefix("+OK"))
            for number in 1...3 {
                let add = "teacher add \(school)\(number) name=师 unit=\(school)"
                #expect(try client.status(add).hasPrefix("+OK"))
            }
        }
        return daemon
    }

    /// What EXEC of native statements begins with.
    private func executed(_ statements: [String], _ client: TestClient) throws -> String {
        #expect(try client.resp("MULTI") == "+OK")
        for statement in statements {
            let words = statement.split(separator: " ").map(String.init)
            #expect(try client.resp(words) == "+QUEUED", "\(statement)")
        }
        return try client.answer(["EXEC"])
    }

    private static func close(_ unit: String) -> String {
        "period close unit=\(unit) period=2023 scheme=light on=2024-01-05"
    }

    @Test("MULTI takes what changes few objects among many, up to its limit in all")
    func multiOfFew() throws {
        for (limit, isTaken) in [(6, true), (5, false)] {
            let client = try schools { $0.queuedBulk = limit }.client()
            let both = try executed([Self.close("b"), Self.close("c")], client)
            #expect(both.hasPrefix(isTaken ? "*2" : "-EXECABORT at=2 TOOBIG"), "\(both)")
            let one = try executed([Self.close("a")], client)
            #expect(one.hasPrefix("-EXECABORT at=1 TOOBIG"), "\(one)")
        }
        let client = try schools { $0.queuedBulk = 3 }.client()
        for unit in ["a", "b"] { #expect(try client.status(Self.close(unit)).hasPrefix("+OK")) }
        let seal = "credits endorse unit=c period=2023 scheme=light by=X"
        #expect(try executed([seal], client).hasPrefix("*1"))
        #expect(try executed(["period reopen PC-1 reason=x"], client).contains("TOOBIG"))
        #expect(try executed(["period reopen PC-2 reason=x"], client).hasPrefix("*1"))
        for (unit, id, isTaken) in [("b", "S-1", true), ("a", "S-2", false)] {
            let add =
                "session add unit=\(unit) title=研讨 on=2024-02-01 hours=2 level=school "
                + "form=school-based dimension=学科教学"
            #expect(try client.status(add).hasPrefix("+OK id=\(id)"))
            let put = try executed(["attendance put \(id) all"], client)
            #expect(put.hasPrefix(isTaken ? "*1" : "-EXECABORT at=1 TOOBIG"), "\(put)")
        }
    }

    @Test("MULTI looks through as many objects as its limit, and no more")
    func multiWalk() throws {
        // 87 persons, and after the first closing the three seals of it.
        for (limit, isTaken) in [(177, true), (176, false)] {
            let client = try schools { $0.queuedWalk = limit }.client()
            let both = try executed([Self.close("b"), Self.close("c")], client)
            #expect(both.hasPrefix(isTaken ? "*2" : "-EXECABORT at=2 TOOBIG"), "\(both)")
        }
    }

    @Test("what waits for its turn counts as held until it has it")
    func waitingBytes() throws {
        let daemon = try daemon()
        let (closing, writer, other) = (
            try daemon.client(), try daemon.client(), try daemon.client()
        )
        func held() throws -> Int {
            try other.send("info section=memory\n")
            let row = try other.reply().first { $0.contains("\trequest_bytes\t") }
            return Int(row?.split(separator: "\t").dropFirst(2).first ?? "") ?? -1
        }
        var seen = false
        for round in 1...50 where !seen {
            try closing.send(Self.close + "\n")
            try writer.send("unit add w\(round) name=校 kind=primary\n")
            for _ in 0..<3 where !seen { seen = try held() > 0 }
            #expect(try writer.reply().last?.hasPrefix("+OK") == true)
            #expect(try closing.reply().last?.hasPrefix("+OK") == true)
            #expect(try held() == 0)
            let reopen = "period reopen PC-\(round) reason=漏登"
            #expect(try closing.status(reopen).hasPrefix("+OK"))
        }
        #expect(seen)
    }

    @Test("a batch ends where what came before in it is taken back, for what is made aside too")
    func batch() throws {
        let daemon = try daemon()
        let client = try daemon.client()
        let data = daemon.configuration.data
        var seen = false
        for round in 1...20 where !seen {
            #expect(rename(data, data + "-away") == 0)
            try client.send("batch begin\n@1 \(TestDaemon.unit("n\(round)"))\n@2 \(Self.close)\n")
            #expect(try client.reply() == ["+OK"])
            #expect(try client.reply().last?.hasPrefix("-READONLY tag=1") == true)
            // The closing may have been made before the first one was taken back.
            let second = try client.reply().last ?? ""
            let isAborted = second.hasPrefix("-ABORTED tag=2")
            #expect(isAborted || second.hasPrefix("-READONLY tag=2"), "\(second)")
            let end = try client.status("batch end")
            seen = isAborted
            if seen { #expect(end == "+OK statements=2 refused=1 aborted=1 cause=@1", "\(end)") }
            #expect(rename(data + "-away", data) == 0)
            #expect(try client.status("recover").hasPrefix("+OK"))
        }
        #expect(seen)
    }

    @Test("events that are written aside go to the channels that there are in the end")
    func channels() throws {
        let daemon = try daemon()
        let client = try daemon.client()
        let more = 1_000
        let text = (1...more).map { "teacher add M\($0) name=师 unit=a\n" }.joined()
        try client.send(text)
        for _ in 0..<more { #expect(try client.reply().last?.hasPrefix("+OK") == true) }
        let reader = try daemon.client()
        #expect(try reader.answer(["HELLO", "3"]).hasPrefix("%"))
        try reader.send(.resp("SUBSCRIBE", "period", "unit") + .resp("ECHO", "subscribed"))
        while try reader.line() != "subscribed" {}
        // They keep the thread busy on which events are written.
        let lists = try (0..<8).map { _ in try daemon.client() }
        let list = "teacher list where=\"id=nobody\" sort=-name\n"
        for other in lists { try other.send(String(repeating: list, count: 40)) }
        #expect(try client.status(Self.close).hasPrefix("+OK"))
        try reader.send(.resp("UNSUBSCRIBE", "period") + .resp("ECHO", "left"))
        while try reader.line() != "left" {}
        #expect(try client.status(TestDaemon.unit("last")).hasPrefix("+OK"))
        var told: [String] = []
        while told.last?.hasSuffix(" unit added 1 last") != true { told.append(try reader.line()) }
        #expect(!told.contains { $0.contains(" period added 1 ") }, "\(told)")
    }

    @Test("what was closed is completed at once, and taken back no longer, in one piece too")
    func completion() throws {
        let daemon = try daemon()
        let (client, other) = (try daemon.client(), try daemon.client())
        let complete = "complete \"period reopen PC\""
        for round in 1...5 {
            let key = "PC-\(round)"
            try client.send("\(Self.close)\n\(complete)\n")
            #expect(try client.reply().last?.hasPrefix("+OK id=\(key) ") == true)
            #expect(try client.reply().contains { $0.contains("\t\(key)\t") })
            try other.send(complete + "\n")
            #expect(try other.reply().contains { $0.contains("\t\(key)\t") })
            try client.send("undo\n\(complete)\n")
            #expect(try client.reply().last?.hasPrefix("+OK undid=") == true)
            #expect(try client.reply().count == 2)
        }
    }

    @Test("a key that is repeated has its receipt again, and a refusal is one")
    func keys() throws {
        let daemon = try daemon()
        let client = try daemon.client()
        let first = try client.status("idem k1 " + Self.close)
        #expect(first.hasPrefix("+OK id=PC-1 rev=1 teachers=80"))
        let again = try client.status("idem k1 " + Self.close)
        #expect(again.hasPrefix("+OK id=PC-1 rev=1 teachers=80 replayed=1"))
        #expect(try client.status("idem k1 unit add z name=校 kind=primary").hasPrefix("-CONFLICT"))
        #expect(try client.status("@7 period reopen PC-9 reason=x").hasPrefix("-NOENT tag=7"))
        let nobody = try client.status("period close unit=nirgends period=2023 scheme=light")
        #expect(nobody.hasPrefix("-NOENT arg=1 pos=19"), "\(nobody)")
    }

    @Test("events tell of it as of any other")
    func events() throws {
        let daemon = try daemon()
        let client = try daemon.client()
        let subscriber = try daemon.client()
        #expect(try subscriber.status("subscribe topics=period").hasPrefix("+OK"))
        #expect(try client.status(Self.close).hasPrefix("+OK"))
        #expect(try subscriber.line() == ">event\t166\tperiod added 1 PC-1")
    }
}
