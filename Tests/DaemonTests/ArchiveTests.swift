import Daemon
import Foundation
import Glibc
import Support
import Testing

/// What live connections are told of the stored statements.
@Suite(.serialized) struct ArchiveTests {
    /// A daemon with three units and what was done to them.
    private func filled() throws -> (TestDaemon, TestClient) {
        let daemon = try TestDaemon()
        let client = try daemon.client()
        for id in ["a", "b", "c"] {
            #expect(try client.status(TestDaemon.unit(id)).hasPrefix("+OK"))
        }
        #expect(try client.status("unit set a area=道里区 from=2024-01-01").hasSuffix("seq=4"))
        return (daemon, client)
    }

    private func reply(_ client: TestClient, _ statement: String) throws -> [String] {
        try client.send(statement + "\n")
        return try client.reply()
    }

    @Test("replies keep their order while the archive is asked")
    func order() throws {
        let (_, client) = try filled()
        try client.send("unit add d name=丁 kind=primary\nhistory unit d\nping\nundo\nunit show d\n")
        #expect(try client.line() == "+OK id=d rev=1 seq=5")
        let history = try client.reply()
        #expect(history.count == 3)
        #expect(history.last == "+OK rows=1 seq=5")
        #expect(try client.line() == "+PONG")
        #expect(try client.reply().last == "+OK undid=5 changes=1 seq=6")
        #expect(try client.line().hasPrefix("-NOENT"))
    }

    @Test("history tells who, when and with which statement; the newest first, page by page")
    func history() throws {
        let (_, client) = try filled()
        let lines = try reply(client, "history unit a")
        try #require(lines.count == 4)
        #expect(lines[1].hasPrefix("=4\t"))
        #expect(lines[1].contains("\t\(getuid())\tadmin\tchanged\t2\tunit set a"))
        #expect(lines[2].contains("\tadded\t1\tunit add a"))
        let page = try reply(client, "history unit a limit=1")
        #expect(page.count == 3)
        #expect(try client.status("history unit zz").hasPrefix("-NOENT"))
    }

    @Test("a statement is taken back where nothing stands on it, and the undo too")
    func undo() throws {
        let (daemon, client) = try filled()
        #expect(try client.status("undo seq=1").contains("-INUSE"))
        #expect(try client.status("undo seq=1").contains("by=4"))
        #expect(try client.status("undo") == "+OK undid=4 changes=1 seq=5")
        #expect(try client.status("undo seq=1") == "+OK undid=1 changes=1 seq=6")
        #expect(try client.status("unit show a").hasPrefix("-NOENT"))
        #expect(try client.status("undo seq=6") == "+OK undid=6 changes=1 seq=7")
        daemon.stop()
        try daemon.start()
        let again = try daemon.client()
        #expect(try again.status("undo") == "+OK undid=3 changes=1 seq=8")
        #expect(try again.status("undo") == "+OK undid=2 changes=1 seq=9")
        #expect(try again.status("undo") == "+OK undid=1 changes=1 seq=10")
        #expect(try again.status("undo").hasPrefix("-STATE"))
        #expect(try again.status("verify").hasPrefix("+OK"))
    }

    @Test("an undo is staged, sees its own transaction, and carries its key")
    func stagedUndo() throws {
        let (_, client) = try filled()
        _ = try client.status("begin")
        #expect(try client.status("undo seq=3").hasSuffix("staged=1"))
        #expect(try client.status("unit show c").hasPrefix("-NOENT"))
        #expect(try client.status("rollback").hasPrefix("+OK"))
        #expect(try client.status("unit show c").hasPrefix("+OK"))
        #expect(try client.status("idem u1 undo seq=3") == "+OK undid=3 changes=1 seq=5")
        let replayed = "+OK undid=3 changes=1 replayed=1 seq=5"
        #expect(try client.status("idem u1 undo seq=3") == replayed)
    }

    @Test("what was known then is told")
    func recorded() throws {
        let (_, client) = try filled()
        let then = try reply(client, "unit show a recorded=3 show=id,area,rev")
        #expect(then.contains("=a\t\\N\t1"))
        #expect(try reply(client, "unit list recorded=2 show=id").count == 4)
        #expect(try reply(client, "unit list recorded=2020-01-01 show=id").count == 2)
        #expect(try client.status("unit list recorded=99").hasPrefix("-NOENT"))
    }

    @Test("inside MULTI the archive is asked at EXEC: undo, history, recorded=, all or nothing")
    func multi() throws {
        let (_, client) = try filled()
        #expect(try client.resp("MULTI") == "+OK")
        for statement in ["unit add d name=丁 kind=primary", "undo seq=3", "unit list recorded=2"] {
            #expect(try client.status(statement) == "+QUEUED")
        }
        #expect(try client.status("history unit c") == "+QUEUED")
        #expect(try client.answer(["EXEC"]) == "*4")
        #expect(try client.status("unit show c").hasPrefix("-NOENT"))
        #expect(try client.status("unit show d").hasSuffix("seq=6"))
        // A refused undo, and an archive that has no such statement, keep nothing.
        for (undo, code) in [("undo seq=1", "INUSE"), ("undo seq=99", "NOENT")] {
            #expect(try client.resp("MULTI") == "+OK")
            #expect(try client.status("unit add e name=戊 kind=primary") == "+QUEUED")
            #expect(try client.status(undo) == "+QUEUED")
            #expect(try client.resp("EXEC").hasPrefix("-EXECABORT at=2 \(code)"))
            #expect(try client.status("unit show e").hasPrefix("-NOENT"))
        }
        for statement in ["backup b1", "recover"] {
            #expect(try client.resp("MULTI") == "+OK")
            #expect(try client.status(statement).hasPrefix("-STATE"))
            #expect(try client.resp("EXEC").hasPrefix("-EXECABORT"))
        }
    }

    @Test("WATCH sees what others commit while EXEC asks the archive")
    func watched() throws {
        let (daemon, client) = try filled()
        let other = try daemon.client()
        #expect(try client.resp("WATCH", "x") == "+OK")
        #expect(try client.resp("MULTI") == "+OK")
        #expect(try client.status("undo seq=3") == "+QUEUED")
        #expect(try other.status(TestDaemon.unit("e")).hasPrefix("+OK"))
        #expect(try client.resp("EXEC") == "*-1")
        #expect(try client.status("unit show c").hasPrefix("+OK"))
    }

    @Test("a verification leaves nothing behind; two at once, and writers meanwhile, are served")
    func verification() throws {
        let (daemon, client) = try filled()
        let other = try daemon.client()
        try client.send("verify\n")
        try other.send("verify\n" + TestDaemon.unit("v") + "\n")
        #expect(try client.reply().last?.hasPrefix("+OK") == true)
        #expect(try other.reply().last?.hasPrefix("+OK") == true)
        #expect(try other.reply().last?.hasPrefix("+OK id=v") == true)
        let left =
            (try? FileManager.default.contentsOfDirectory(atPath: "\(daemon.folder)/data/backups"))
        #expect(left ?? [] == [])
    }

    @Test("a backup is written once, under a bare name, and restores")
    func backup() throws {
        let (daemon, client) = try filled()
        for name in ["../x", "/tmp/x", ".x", "a/b", "x\\u{20}y"] {
            #expect(try client.status("backup \"\(name)\"").hasPrefix("-BADARG"), "\(name)")
        }
        let lines = try reply(client, "backup one")
        try #require(lines.count == 3, "\(lines)")
        #expect(lines[1].hasSuffix("\t4"))
        #expect(try client.status("backup one").hasPrefix("-EXISTS"))
        _ = try client.status(TestDaemon.unit("late"))
        var options = Options()
        options.data = daemon.configuration.data
        options.restoreFile = "one"
        #expect(Program.run(options) == 4, "while a daemon has the store")
        daemon.stop()
        #expect(Program.run(options) == 0)
        try daemon.start()
        let again = try daemon.client()
        #expect(try again.status("unit show late").hasPrefix("-NOENT"))
        #expect(try again.status("unit show a").hasPrefix("+OK"))
        #expect(try again.status("verify").hasPrefix("+OK"))
        #expect(try again.status(TestDaemon.unit("d")).hasSuffix("seq=7"))
    }

    @Test("a backup restores to a moment of the record")
    func pointInTime() throws {
        let (daemon, client) = try filled()
        #expect(try client.status("backup one").hasPrefix("+OK"))
        daemon.stop()
        var options = Options()
        options.data = daemon.configuration.data
        options.restoreFile = "one"
        options.restoreUntil = "9"
        #expect(Program.run(options) == 4)
        options.restoreUntil = "2"
        #expect(Program.run(options) == 0)
        try daemon.start()
        let again = try daemon.client()
        #expect(try again.status("unit show b").hasPrefix("+OK"))
        #expect(try again.status("unit show c").hasPrefix("-NOENT"))
        #expect(try again.status("verify").hasPrefix("+OK"))
        #expect(try reply(again, "unit show a show=area").contains("=\\N"))
    }

    @Test("a removed store is noticed: nothing is acknowledged, and no empty one is made")
    func removed() throws {
        let (daemon, client) = try filled()
        let data = daemon.configuration.data
        #expect(rename(data, data + "-away") == 0)
        #expect(try client.status(TestDaemon.unit("d")).contains("READONLY outcome=unknown"))
        #expect(try client.status(TestDaemon.unit("e")).hasPrefix("-READONLY"))
        #expect(try client.status("recover").hasPrefix("-READONLY"))
        #expect(access(data, F_OK) != 0)
        #expect(try client.status("unit show a").hasPrefix("+OK"))
        #expect(try client.status("dump").hasPrefix("+OK"))
        #expect(rename(data + "-away", data) == 0)
        #expect(try client.status("recover").hasPrefix("+OK"))
        #expect(try client.status(TestDaemon.unit("e")).hasPrefix("+OK"))
    }

    @Test("large statements are read piece by piece, none twice and none left out")
    func pieces() throws {
        let daemon = try TestDaemon { $0.rememberedEvents = 1 }
        let client = try daemon.client()
        #expect(try client.status(TestDaemon.unit("first")).hasSuffix("seq=1"))
        // Three mebibytes of the audit, of which one is read at once.
        let scheme = "name=轻\\ncycle by=calendar\\nminimum 总学时 hours=6\\ncoefficient value=1"
        let comment = "\\n# " + String(repeating: "x", count: 50_000)
        for number in 2...60 {
            let line =
                number % 2 == 0
                ? "scheme load s\(number) text=\"scheme s\(number) \(scheme)\(comment)\""
                : TestDaemon.unit("u\(number)")
            let status = try client.status(line)
            #expect(status.hasSuffix("seq=\(number)"), "\(status)")
        }
        #expect(try client.status("unit list recorded=1").hasPrefix("+OK rows=1 "))
        #expect(try client.status("unit list recorded=31").hasPrefix("+OK rows=16 "))
        #expect(try reply(client, "history unit first").count == 3)
        #expect(try reply(client, "history unit u31").count == 3)
        let reader = try daemon.client()
        _ = try reader.status("subscribe from=1")
        for number in 2...60 { #expect(try reader.line().hasPrefix(">event\t\(number)\t")) }
        try client.send("idle from=1\n")
        #expect(try client.reply().last?.hasPrefix("+OK rows=") == true)
        #expect(try client.status("undo seq=3").hasSuffix("changes=1 seq=61"))
        #expect(try client.status("undo seq=1").hasSuffix("changes=1 seq=62"))
        #expect(try client.status("undo").hasPrefix("+OK undid=60 "))
    }

    @Test("a batch whose statement is taken back asks nothing after it", arguments: [false, true])
    func takenBack(inRESP: Bool) throws {
        let daemon = try TestDaemon()
        let client = try daemon.client()
        #expect(try client.status(TestDaemon.unit("u")).hasPrefix("+OK"))
        let data = daemon.configuration.data
        let questions = ["undo", "history unit u", "unit list recorded=1", "dump"]
        for (number, question) in questions.enumerated() {
            #expect(rename(data, data + "-away") == 0)
            let lines = ["batch begin", TestDaemon.unit("n\(number)"), question]
            for line in lines {
                let words = line.split(separator: " ").map(String.init)
                try client.send(inRESP ? .resp(words) : Array((line + "\n").utf8))
            }
            #expect(try client.line() == "+OK")
            #expect(try client.line().hasPrefix("-READONLY"))
            let second = try client.line()
            let isAborted = second.hasPrefix(inRESP ? "-EXECABORT not run" : "-ABORTED cause=#2")
            #expect(isAborted, "\(question): \(second)")
            let end = try client.status("batch end")
            #expect(end == "+OK statements=2 refused=1 aborted=1 cause=#2", "\(end)")
            #expect(rename(data + "-away", data) == 0)
            #expect(try client.status("recover").hasPrefix("+OK"))
        }
    }
}
