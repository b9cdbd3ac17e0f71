import Glibc
import Grammar
import Testing

@testable import Daemon

/// Configuration, figures and the command log of a running daemon.
@Suite(.serialized) struct OperationsTests {
    /// A daemon that was started with a configuration file.
    private final class Configured {
        let daemon: TestDaemon
        let file: String

        init(_ text: String) throws {
            let daemon = try TestDaemon()
            daemon.stop()
            self.daemon = daemon
            file = daemon.folder + "/conf"
            write(text)
            mkdir(daemon.folder + "/schemes", 0o700)
            let file = file
            try daemon.start(configure: { configuration in
                var options = Options()
                options.configurationFile = file
                options.socket = configuration.socket
                options.data = configuration.data
                options.schemes = configuration.schemes
                configuration = try Configuration(options)
            })
        }

        func write(_ text: String) {
            let descriptor = open(file, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
            let bytes = Array(text.utf8)
            _ = Glibc.write(descriptor, bytes, bytes.count)
            close(descriptor)
        }
    }

    @Test("a reload puts all that is changed in force, for clients that are connected too")
    func reload() throws {
        let own = geteuid()
        let configured = try Configured("admins = \(own)\n")
        let client = try configured.daemon.client()
        _ = try client.status("begin")
        _ = try client.status(TestDaemon.unit("a"))
        configured.write("admins = 4242\nreaders = \(own)\ntime-zone = Asia/Urumqi\n")
        try client.send("config check\n")
        let planned = try client.reply()
        #expect(planned.contains("=admins\t\(own)\t4242\tfalse"), "\(planned)")
        #expect(planned.contains("=time-zone\tAsia/Shanghai\tAsia/Urumqi\tfalse"))
        #expect(try client.status("config reload").hasPrefix("+OK rows=3"))
        #expect(try client.status("config show").hasPrefix("-NOPERM need=admin"))
        // What was begun with the higher role is dropped.
        #expect(try client.status("commit").hasPrefix("-STATE"))
        #expect(try client.status(TestDaemon.unit("a")).hasPrefix("-NOPERM need=recorder"))
        configured.write("admins = 4242\n")
        configured.daemon.daemon?.reload()
        for _ in 0..<50 {
            guard try !client.status("ping").hasPrefix("-NOAUTH") else { return }
            Pause.milliseconds(20)
        }
        Issue.record("the role was kept")
    }

    @Test(
        "a wrong file changes nothing, and says where it is wrong",
        arguments: [
            ("time-zone = Asia/Urumqi\ncolour = red\n", "-BADARG want=configuration faults=1"),
            ("time-zone = Asia/Urumqi\nadmins = nosuchuser\n", ":2:10: no user"),
            ("time-zone = Asia/Urumqi\nsocket-mode = 0666\n", ":2:15: socket-mode 0666 lets"),
            ("time-zone = Asia/Urumqi\nlog-slow-ms = -1\n", ":2:15: log-slow-ms is a number"),
        ]
    )
    func wrongReload(text: String, fault: String) throws {
        let configured = try Configured("")
        let client = try configured.daemon.client()
        configured.write(text)
        #expect(try client.status("config check").contains(fault))
        #expect(try client.status("config reload").contains(fault))
        try client.send("config show\n")
        #expect(try client.reply().contains { $0.hasPrefix("=time-zone\tAsia/Shanghai\t") })
        unlink(configured.file)
        #expect(try client.status("config reload").hasPrefix("-BADARG"))
    }

    @Test("a setting that needs a restart is refused with everything beside it")
    func restart() throws {
        let configured = try Configured("")
        let client = try configured.daemon.client()
        let elsewhere = try TestDaemon()
        configured.write("time-zone = Asia/Urumqi\n")
        #expect(try client.status("config reload").hasPrefix("+OK rows=1"))
        // The command line goes before the file, so the socket does not change.
        configured.write("socket = \(elsewhere.folder)/t\n")
        #expect(try client.status("config reload").hasPrefix("+OK rows=1"))
        #expect(try client.status("config check").hasPrefix("+OK rows=0"))
    }

    @Test("the figures are rows, Prometheus text and Redis's INFO, of one section or all")
    func figures() throws {
        let client = try TestDaemon().client()
        try client.send("info\n")
        let rows = try client.reply()
        #expect(rows.first == ":section:word\tname:text\tvalue:text\tmeaning:text")
        #expect(rows.contains { $0.hasPrefix("=clients\tconnected_clients\t1\t") })
        try client.send("info section=store format=prometheus\n")
        let text = try client.reply()
        #expect(text.contains("|# TYPE shixun_seq_total counter"))
        #expect(text.contains("|shixun_seq_total 0"))
        #expect(text.contains("|shixun_writable 1"))
        #expect(!text.contains { $0.contains("connected_clients") })
        #expect(try client.status("info section=nothing").hasPrefix("-BADARG arg=1"))
        #expect(try client.resp("INFO", "Server").hasPrefix("$"))
        #expect(try client.line() == "# Server")
        #expect(try client.line() == "redis_version:7.2.4")
    }

    @Test("the command log keeps slow and large statements without their values")
    func commandLog() throws {
        let daemon = try TestDaemon(configure: { configuration in
            configuration.commandLog.slowMilliseconds = 0
            configuration.commandLog.requestBytes = 500
            configuration.commandLog.replyBytes = 500
        })
        let client = try daemon.client()
        let name = String(repeating: "河", count: 200)
        _ = try client.status("unit add secret1 name=\(name) kind=primary")
        _ = try client.status("unit show 张敏 asof=2024-09-01")
        _ = try client.status("张敏 查看")
        _ = try client.status("help")
        _ = try client.resp("CLIENT", "SETNAME", "zhangmin")
        try client.send("log list\n")
        let all = try client.reply()
        #expect(!all.contains { $0.contains("secret1") || $0.contains("张敏") }, "\(all)")
        #expect(!all.contains { $0.contains("zhangmin") || $0.contains("河") }, "\(all)")
        #expect(all.contains { $0.hasSuffix("unit add <id> name=<text> kind=primary") }, "\(all)")
        #expect(all.contains { $0.hasSuffix("\tunit show <unit> asof=<date>") }, "\(all)")
        try client.send("log list kind=large-request\n")
        #expect(try client.reply().count == 3)
        try client.send("log list kind=large-reply\n")
        #expect(try client.reply().contains { $0.hasSuffix("\thelp") })
        let forgotten = try client.status("log reset kind=large-reply")
        #expect(forgotten.hasPrefix("+OK forgotten="))
        #expect(try client.status("log list kind=large-reply").hasPrefix("+OK rows=0"))
        #expect(try client.resp("SLOWLOG", "LEN").hasPrefix(":"))
        #expect(try client.resp("SLOWLOG", "GET", "1") == "*1")
        for _ in 0..<4 { _ = try client.line() }
        #expect(try client.line() == "*2")
        for _ in 0..<8 { _ = try client.line() }
        #expect(try client.resp("SLOWLOG", "RESET") == "+OK")
        #expect(try client.resp("SLOWLOG", "GET", "x").hasPrefix("-BADARG"))
    }

    @Test("MONITOR tells an admin of the others' statements, without their values")
    func monitor() throws {
        let daemon = try TestDaemon()
        let admin = try daemon.client()
        let other = try daemon.client()
        #expect(try admin.resp("MONITOR") == "+OK")
        _ = try other.status("unit add a name=秘密 kind=primary")
        let line = try admin.line()
        #expect(line.hasPrefix("+"))
        #expect(line.contains(" [0 unix:uid=\(getuid()),pid=\(getpid()),session=2] "), "\(line)")
        #expect(line.hasSuffix("\"unit\" \"add\" \"<id>\" \"name=<text>\" \"kind=primary\""))
        _ = try other.resp("PING")
        #expect(try admin.line().hasSuffix("] \"ping\""))
        // It may go on asking; its own statements are not told, and RESET ends it.
        #expect(try admin.status("ping") == "+PONG")
        #expect(try admin.resp("RESET") == "+RESET")
        _ = try other.status("ping")
        #expect(try admin.status("ping") == "+PONG")
        #expect(try admin.resp("MONITOR", "x").hasPrefix("-ARITY"))
        #expect(try admin.resp("MULTI") == "+OK")
        #expect(try admin.resp("MONITOR").hasPrefix("-STATE"))
        #expect(try admin.resp("DISCARD") == "+OK")
    }

    @Test("who monitors and takes nothing slows nobody, and is told how much was left out")
    func slowMonitor() throws {
        let daemon = try TestDaemon { $0.outputSoftBytes = 4_096 }
        let admin = try daemon.client()
        let other = try daemon.client()
        #expect(try admin.resp("MONITOR") == "+OK")
        for _ in 0..<100 {
            try other.send(String(repeating: "ping\n", count: 100))
            for _ in 0..<100 { #expect(try other.line() == "+PONG") }
        }
        var seen = 0
        var left = 0
        while seen + left < 10_000 {
            let line = try admin.line()
            if line.hasSuffix("left out)") {
                left += Int(line.dropFirst(2).prefix { $0.isNumber }) ?? 0
            } else {
                seen += 1
            }
            if seen + left < 10_000 { _ = try other.status("ping") }
            if seen > 20_000 { break }
        }
        #expect(left > 0 && seen > 0, "\(seen) seen, \(left) left out")
    }

    @Test("no lesser role monitors")
    func monitorRole() throws {
        let daemon = try TestDaemon(configure: {
            $0.access = AccessRules(user: geteuid(), role: .approver)
        })
        #expect(try daemon.client().resp("MONITOR").hasPrefix("-NOPERM "))
    }

    @Test("what Redis's operators send: SAVE, LASTSAVE, LATENCY, SHUTDOWN")
    func operators() throws {
        let daemon = try TestDaemon(configure: { $0.commandLog.slowMilliseconds = 0 })
        let client = try daemon.client()
        #expect(try client.status(TestDaemon.unit("a")).hasPrefix("+OK"))
        #expect(try client.resp("SAVE") == "+OK")
        #expect(try client.resp("BGSAVE").hasPrefix("+Background saving started"))
        let saved = try client.resp("LASTSAVE")
        #expect((Int(saved.dropFirst()) ?? 0) > 1_700_000_000, "\(saved)")
        #expect(try client.answer(["LATENCY", "LATEST"]) == "*1")
        #expect(try client.answer(["LATENCY", "HISTORY", "nothing"]) == "*0")
        #expect(try client.resp("LATENCY", "RESET") == ":1")
        #expect(try client.resp("LATENCY", "NONSENSE").hasPrefix("-SYNTAX"))
        #expect(try client.resp("CLIENT", "GETNAME") == "$-1")
        #expect(try client.resp("SHUTDOWN", "NONSENSE").hasPrefix("-SYNTAX"))
        #expect(try client.resp("MULTI") == "+OK")
        #expect(try client.resp("SHUTDOWN").hasPrefix("-STATE"))
        #expect(try client.resp("DISCARD") == "+OK")
        let other = try daemon.client()
        _ = try other.status("ping")
        try client.send("*2\r\n$8\r\nSHUTDOWN\r\n$6\r\nNOSAVE\r\n*1\r\n$4\r\nPING\r\n")
        _ = try client.rest()
        _ = try other.rest()
        daemon.daemon?.waitUntilStopped()
        #expect(access(daemon.socket, F_OK) != 0)
        try daemon.start()
        #expect(try daemon.client().status("unit show a").hasPrefix("+OK"))
    }

    @Test("no lesser role stops the daemon")
    func shutdownRole() throws {
        let daemon = try TestDaemon(configure: {
            $0.access = AccessRules(user: geteuid(), role: .approver)
        })
        let client = try daemon.client()
        #expect(try client.resp("SHUTDOWN").hasPrefix("-NOPERM "))
        #expect(try client.resp("LATENCY", "LATEST").hasPrefix("-NOPERM "))
        #expect(try client.status("ping") == "+PONG")
    }

    @Test("the log is a ring")
    func ring() throws {
        let daemon = try TestDaemon(configure: { $0.commandLog.slowMilliseconds = 0 })
        let client = try daemon.client()
        for _ in 0..<200 { _ = try client.status("ping") }
        #expect(try client.status("log list kind=slow").hasPrefix("+OK rows=128"))
    }
}
