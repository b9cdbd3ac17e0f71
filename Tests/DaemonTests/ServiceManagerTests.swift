import Daemon
import Glibc
import Testing

/// What the service manager is told, by a daemon that has one.
@Suite(.serialized) struct ServiceManagerTests {
    /// A manager of the tests: a datagram socket that keeps what it is sent.
    private final class Manager {
        let address: String
        private let socket: Int32

        /// Binds a socket at a path, or under an abstract name that begins with `@`.
        init(_ address: String) throws {
            self.address = address
            socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
            var name = sockaddr_un()
            name.sun_family = sa_family_t(AF_UNIX)
            var bytes = Array(address.utf8)
            if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
            withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: bytes) }
            let length = socklen_t(2 + bytes.count)
            let result = withUnsafePointer(to: &name) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                    bind(socket, pointer, length)
                }
            }
            try #require(result == 0, "\(String(cString: strerror(errno)))")
            var time = timeval(tv_sec: 5, tv_usec: 0)
            setsockopt(
                socket,
                SOL_SOCKET,
                SO_RCVTIMEO,
                &time,
                socklen_t(MemoryLayout<timeval>.size)
            )
        }

        deinit { close(socket) }

        /// The lines of the next message.
        func next() -> [String] {
            var bytes = [UInt8](repeating: 0, count: 4_096)
            let count = recv(socket, &bytes, bytes.count, 0)
            guard count > 0 else { return [] }
            let text = String(decoding: bytes[..<count], as: UTF8.self)
            return text.split(separator: "\n").map(String.init)
        }

        /// What a daemon under this manager finds in its environment.
        func manager(_ more: [String: String] = [:]) -> ServiceManager {
            let environment = more.merging(["NOTIFY_SOCKET": address]) { first, _ in first }
            return ServiceManager(environment: environment, processID: getpid())
        }
    }

    @Test("loading, ready, reloading and stopping are told, at a path and under an abstract name")
    func states() throws {
        let addresses = ["/tmp/shixun-notify-\(getpid())", "@shixun-notify-\(getpid())"]
        for address in addresses {
            let manager = try Manager(address)
            defer { unlink(address) }
            let daemon = try TestDaemon(manager: manager.manager())
            #expect(manager.next().first == "EXTEND_TIMEOUT_USEC=600000000")
            #expect(manager.next() == ["READY=1", "STATUS=0 clients, seq 0"])
            let client = try daemon.client()
            #expect(try client.status("config reload").hasPrefix("+OK"))
            let reloading = manager.next()
            #expect(reloading.first == "RELOADING=1")
            #expect(reloading.dropFirst().first?.hasPrefix("MONOTONIC_USEC=") == true)
            #expect(manager.next().first == "READY=1")
            daemon.stop()
            #expect(manager.next().first == "STOPPING=1")
        }
    }

    @Test("the loop says that it turns, twice as often as it must, and only when it is asked")
    func watchdog() throws {
        let manager = try Manager("@shixun-watchdog-\(getpid())")
        let started = ContinuousClock.now
        let daemon = try TestDaemon(manager: manager.manager(["WATCHDOG_USEC": "200000"]))
        _ = manager.next()
        _ = manager.next()
        for _ in 0..<3 { #expect(manager.next().first == "WATCHDOG=1") }
        #expect(ContinuousClock.now - started < .seconds(3))
        daemon.stop()
    }

    @Test("a watchdog that is another process's is not ours")
    func foreignWatchdog() {
        let environment = [
            "NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": "1000", "WATCHDOG_PID": "1",
        ]
        let foreign = ServiceManager(environment: environment, processID: getpid())
        #expect(foreign.watchdogMicroseconds == nil)
        #expect(foreign.isThere)
        let own = ServiceManager(environment: environment, processID: 1)
        #expect(own.watchdogMicroseconds == 1_000)
        for address in ["", "x", "relative/path", "@", String(repeating: "/x", count: 60)] {
            let none = ServiceManager(environment: ["NOTIFY_SOCKET": address], processID: 1)
            #expect(!none.isThere, "\(address)")
        }
    }

    @Test("a manager that is not there, or does not read, changes nothing")
    func deafManager() throws {
        let manager = try Manager("@shixun-deaf-\(getpid())")
        let told = manager.manager()
        for _ in 0..<2_000 { told.tell(.alive, status: "a\nb=\u{1B}") }
        let gone = ServiceManager(environment: ["NOTIFY_SOCKET": "/nowhere/x"], processID: 1)
        let daemon = try TestDaemon(manager: gone)
        #expect(try daemon.client().status("ping") == "+PONG")
    }

    @Test("sockets are taken only from an environment that means this process, and only one")
    func activation() throws {
        let own = getpid()
        #expect(try ActivatedSocket.count([:], processID: own) == 0)
        let one = ["LISTEN_FDS": "1", "LISTEN_PID": "\(own)"]
        #expect(try ActivatedSocket.count(one, processID: own) == 1)
        #expect(try ActivatedSocket.count(one, processID: own + 1) == 0)
        for count in ["2", "-1", "x", ""] {
            let wrong = ["LISTEN_FDS": count, "LISTEN_PID": "\(own)"]
            #expect(throws: StartFailure.self, "\(count)") {
                try ActivatedSocket.count(wrong, processID: own)
            }
        }
        let none = ["LISTEN_FDS": "0", "LISTEN_PID": "\(own)"]
        #expect(try ActivatedSocket.count(none, processID: own) == 0)
        #expect(throws: StartFailure.self) { try ActivatedSocket(socket: 0) }
    }
}
