import Daemon
import Glibc
import Testing

/// The socket in the file system.
@Suite(.serialized) struct SocketFileTests {
    /// The sweep of these daemons comes ten times a second.
    private func daemon() throws -> TestDaemon {
        try TestDaemon { $0.incompleteRequestTime = .milliseconds(100) }
    }

    private func mode(_ path: String) -> UInt32 {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
    }

    @Test("a socket that is removed while the daemon runs is made again")
    func removed() throws {
        let daemon = try daemon()
        let old = try daemon.client()
        #expect(try old.status("ping") == "+PONG")
        unlink(daemon.socket)
        unlink(daemon.socket + ".lock")
        // The file is there a moment before anybody listens behind it.
        var new: TestClient?
        for _ in 0..<100 where new == nil {
            new = try? daemon.client()
            if new == nil { Pause.milliseconds(50) }
        }
        #expect(mode(daemon.socket) == 0o600)
        #expect(try #require(new).status("ping") == "+PONG")
        #expect(try old.status("ping") == "+PONG")
        #expect(throws: StartFailure.self) { try Daemon(daemon.configuration) }
        daemon.stop()
        #expect(access(daemon.socket, F_OK) != 0)
    }

    @Test("what another one puts there is neither replaced nor removed")
    func foreign() throws {
        let daemon = try daemon()
        unlink(daemon.socket)
        let file = open(daemon.socket, O_CREAT | O_WRONLY, 0o600)
        close(file)
        Pause.milliseconds(400)
        #expect(mode(daemon.socket) == 0o600)
        daemon.stop()
        #expect(access(daemon.socket, F_OK) == 0)
        unlink(daemon.socket)
    }

    @Test("mode and group are the configuration's")
    func modeAndGroup() throws {
        let daemon = try TestDaemon(configure: { configuration in
            configuration.socketMode = 0o660
        })
        #expect(mode(daemon.socket) == 0o660)
        #expect(mode(daemon.folder) == 0o700)
    }
}
