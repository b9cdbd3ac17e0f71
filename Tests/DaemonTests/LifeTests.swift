import Daemon
import Glibc
import Testing

/// Start, stop and limits of a live daemon.
@Suite(.serialized) struct LifeTests {
    @Test("a restart keeps the model")
    func restart() throws {
        let daemon = try TestDaemon()
        #expect(try daemon.client().status(TestDaemon.unit("a")).hasSuffix("seq=1"))
        daemon.stop()
        try daemon.start()
        let client = try daemon.client()
        #expect(try client.status("unit show a").hasSuffix("seq=1"))
        #expect(try client.status(TestDaemon.unit("b")).hasSuffix("seq=2"))
    }

    @Test("nobody else reads the store's files, whoever may look into its folder")
    func privateFiles() throws {
        let daemon = try TestDaemon()
        let data = daemon.configuration.data
        #expect(try daemon.client().status(TestDaemon.unit("a")).hasSuffix("seq=1"))
        #expect(readable(in: data) == [])
        daemon.stop()
        // As an earlier version made them.
        chmod(data, 0o755)
        for name in ["shixun.db", "journal"] { chmod("\(data)/\(name)", 0o644) }
        // What is not the store's own is not its business.
        close(open("\(data)/notes", O_CREAT | O_WRONLY, 0o644))
        chmod("\(data)/notes", 0o644)
        #expect(readable(in: data) == ["journal", "notes", "shixun.db"])
        try daemon.start()
        #expect(try daemon.client().status(TestDaemon.unit("b")).hasSuffix("seq=2"))
        #expect(readable(in: data) == ["notes"])
    }

    /// The files of a folder that group or others may use.
    private func readable(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return ["none"] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            var status = stat()
            guard stat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG,
                status.st_mode & 0o077 != 0
            else { continue }
            names.append(name)
        }
        return names.sorted()
    }

    @Test("a second daemon gets neither the socket nor the store")
    func second() throws {
        let daemon = try TestDaemon()
        #expect(throws: StartFailure.self) { try Daemon(daemon.configuration) }
        var elsewhere = daemon.configuration
        elsewhere.socket += "2"
        #expect(throws: StartFailure.self) { try Daemon(elsewhere) }
        #expect(try daemon.client().status("ping") == "+PONG")
        #expect(access(elsewhere.socket, F_OK) != 0)
    }

    @Test("a socket that was left behind is replaced, a file is not")
    func stale() throws {
        let daemon = try TestDaemon()
        daemon.stop()
        #expect(access(daemon.socket, F_OK) != 0)
        let file = open(daemon.socket, O_CREAT | O_WRONLY, 0o600)
        close(file)
        #expect(throws: StartFailure.self) { try daemon.start() }
        unlink(daemon.socket)
        try daemon.start()
    }

    @Test("a path is as long as a socket's path may be, and not longer")
    func longPath() throws {
        let daemon = try TestDaemon()
        daemon.stop()
        var configuration = daemon.configuration
        let room = 107 - configuration.socket.utf8.count
        configuration.socket += String(repeating: "x", count: room)
        let long = try Daemon(configuration)
        long.stop()
        long.waitUntilStopped()
        configuration.socket += "x"
        #expect(throws: StartFailure.self) { try Daemon(configuration) }
    }

    @Test("a client past the limit is told so and closed")
    func clientLimit() throws {
        let daemon = try TestDaemon { limits in
            limits.clients = 3
            limits.clientsTurnedAway = 1
        }
        let clients = try (0..<3).map { _ in try daemon.client() }
        for client in clients { #expect(try client.status("ping") == "+PONG") }
        let fourth = try daemon.client()
        try fourth.send("ping\n")
        #expect(try fourth.rest().hasPrefix("-LIMIT "))
        let other = try daemon.client()
        try other.send("*1\r\n$4\r\nPING\r\n")
        #expect(try other.rest() == "-ERR max number of clients reached\r\n")
        #expect(try clients[0].status("ping") == "+PONG")
    }

    @Test("an incomplete request ends the connection after its time")
    func slowRequest() throws {
        let daemon = try TestDaemon { $0.incompleteRequestTime = .milliseconds(100) }
        let slow = try daemon.client()
        let idle = try daemon.client()
        try slow.send("pin")
        #expect(try slow.rest() == "")
        #expect(try idle.status("ping") == "+PONG")
    }

    @Test("MULTI queues up to its limit and drops all past it")
    func queueLimit() throws {
        let daemon = try TestDaemon { $0.queuedStatements = 2 }
        let client = try daemon.client()
        for count in [2, 3] {
            try client.send("*1\r\n$5\r\nMULTI\r\n")
            #expect(try client.line() == "+OK")
            for number in 0..<count {
                let status = try client.status("ping")
                #expect(status.hasPrefix(number < 2 ? "+QUEUED" : "-TOOBIG"))
            }
            try client.send("*1\r\n$4\r\nEXEC\r\n")
            #expect(try client.line().hasPrefix(count == 2 ? "*2" : "-EXECABORT"))
            if count == 2 { _ = try client.bytes("+PONG\r\n+PONG\r\n".utf8.count) }
        }
    }

    @Test("a transaction stages up to its limit and is dropped past it")
    func stagedLimit() throws {
        let daemon = try TestDaemon { $0.stagedChanges = 2 }
        let client = try daemon.client()
        _ = try client.status("begin")
        #expect(try client.status(TestDaemon.unit("a")).hasPrefix("+OK"))
        #expect(try client.status(TestDaemon.unit("b")).hasPrefix("+OK"))
        #expect(try client.status(TestDaemon.unit("c")).hasPrefix("-TOOBIG"))
        #expect(try client.status(TestDaemon.unit("d")).hasPrefix("-STATE"))
        #expect(try client.status("commit").hasPrefix("-STATE"))
        #expect(try client.status("unit show a").hasPrefix("-NOENT"))
    }

    @Test("thousands of updates in flight are answered in their order")
    func pipelined() throws {
        let client = try TestDaemon().client()
        let count = 5_000
        try client.send((0..<count).map { TestDaemon.unit("u\($0)") + "\n" }.joined())
        for number in 1...count {
            #expect(try client.line() == "+OK id=u\(number - 1) rev=1 seq=\(number)")
        }
    }

    @Test("a stop answers what had been carried out and ends every connection")
    func stop() throws {
        let daemon = try TestDaemon()
        let busy = try daemon.client()
        let idle = try daemon.client()
        #expect(try idle.status("ping") == "+PONG")
        #expect(try busy.status(TestDaemon.unit("a")).hasPrefix("+OK"))
        daemon.stop()
        #expect(try idle.rest() == "")
        #expect(try busy.rest() == "")
    }
}
