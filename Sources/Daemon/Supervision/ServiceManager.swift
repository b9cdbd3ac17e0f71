import Glibc

/// Tells the service manager how the daemon is (`sd_notify`), where there is one.
///
/// One datagram a message to the socket that `NOTIFY_SOCKET` names; the protocol is in
/// sd_notify(3). A manager that does not listen changes nothing.
package struct ServiceManager: Sendable {
    /// What the manager is told.
    package enum State: Sendable {
        /// The store is being read; more time is asked for.
        case loading
        case ready
        case reloading
        case stopping
        /// The loop turns.
        case alive
    }

    /// How much longer reading the store may take, in microseconds.
    private static let loadingMicroseconds = 600 * 1_000_000
    /// Where the variables of the manager's own making begin, in the environment.
    private static let variables = ["NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"]

    /// The manager's socket, a leading NUL where it is abstract; nil where there is no manager.
    private let address: String?
    /// How often the manager wants to hear from the loop, in microseconds.
    package let watchdogMicroseconds: Int?

    /// No manager.
    package static let none = ServiceManager(environment: [:], processID: 0)

    /// The manager that an environment names.
    package init(environment: [String: String], processID: Int32) {
        address = Self.address(environment["NOTIFY_SOCKET"] ?? "")
        let isOurs = environment["WATCHDOG_PID"].map { $0 == String(processID) } ?? true
        let limit = environment["WATCHDOG_USEC"].flatMap { Int($0) } ?? 0
        watchdogMicroseconds = isOurs && limit > 0 && address != nil ? limit : nil
    }

    /// The manager of this process, whose children are not to take it for theirs.
    package static func take() -> ServiceManager {
        var environment: [String: String] = [:]
        for name in variables {
            guard let value = getenv(name) else { continue }
            environment[name] = String(cString: value)
            unsetenv(name)
        }
        return ServiceManager(environment: environment, processID: getpid())
    }

    /// Whether anybody is told.
    package var isThere: Bool { address != nil }

    /// Tells the state, and in words what `systemctl status` shows.
    package func tell(_ state: State, status: String? = nil) {
        var lines = Self.lines(state)
        if let status { lines.append("STATUS=" + LogText.escaped(status)) }
        send(lines.joined(separator: "\n"))
    }

    private static func lines(_ state: State) -> [String] {
        switch state {
        case .loading: ["EXTEND_TIMEOUT_USEC=\(loadingMicroseconds)"]
        case .ready: ["READY=1"]
        case .reloading: ["RELOADING=1", "MONOTONIC_USEC=\(monotonicMicroseconds)"]
        case .stopping: ["STOPPING=1"]
        case .alive: ["WATCHDOG=1"]
        }
    }

    private static var monotonicMicroseconds: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
    }

    /// A path as it is, an abstract name with its NUL, nil for anything else.
    private static func address(_ name: String) -> String? {
        guard name.utf8.count > 1, name.utf8.count <= SocketAddress.room else { return nil }
        if name.hasPrefix("@") { return "\0" + name.dropFirst() }
        return name.hasPrefix("/") ? name : nil
    }

    private func send(_ message: String) {
        guard let address else { return }
        let type = Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let socket = Glibc.socket(AF_UNIX, type, 0)
        guard socket >= 0 else { return }
        defer { close(socket) }
        let bytes = Array(message.utf8)
        let flags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
        _ = SocketAddress.with(address) { pointer, length in
            sendto(socket, bytes, bytes.count, flags, pointer, length) < 0 ? -1 : 0
        }
    }
}
