import Glibc

/// The socket that systemd made and handed on (`LISTEN_FDS`; sd_listen_fds(3)).
package struct ActivatedSocket: Sendable {
    /// The first descriptor that is handed on.
    private static let first: Int32 = 3

    /// Where clients find it; what it is called where that cannot be told.
    package let path: String
    package let socket: Int32

    /// Takes the socket that the environment names; nil where none was handed to this process.
    /// - Throws: `.socket` when there are several, or it is no listening Unix socket.
    package static func take() throws(StartFailure) -> ActivatedSocket? {
        var environment: [String: String] = [:]
        for name in ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"] {
            guard let value = getenv(name) else { continue }
            environment[name] = String(cString: value)
            unsetenv(name)
        }
        guard try count(environment, processID: getpid()) == 1 else { return nil }
        return try ActivatedSocket(socket: first)
    }

    /// How many sockets were handed to that process: none or one.
    /// - Throws: `.socket` when there are several, or their number is none.
    package static func count(
        _ environment: [String: String],
        processID: Int32
    ) throws(StartFailure) -> Int {
        guard let count = environment["LISTEN_FDS"],
            environment["LISTEN_PID"] == String(processID)
        else { return 0 }
        guard let number = Int(count), number >= 0 else {
            throw .socket("LISTEN_FDS is \(LogText.quoted(count)), no number")
        }
        guard number <= 1 else {
            throw .socket("LISTEN_FDS is \(number): the daemon takes one socket")
        }
        return number
    }

    /// Checks the socket, and keeps children from it.
    package init(socket: Int32) throws(StartFailure) {
        let wanted = [
            (SO_DOMAIN, AF_UNIX), (SO_TYPE, Int32(SOCK_STREAM.rawValue)), (SO_ACCEPTCONN, 1),
        ]
        for (option, value) in wanted where Self.option(option, of: socket) != value {
            throw .socket("descriptor \(socket) of LISTEN_FDS is no listening Unix stream socket")
        }
        _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK)
        self.socket = socket
        path = Self.name(of: socket) ?? "(activated)"
        var status = stat()
        if lstat(path, &status) == 0, status.st_mode & S_IWOTH != 0 {
            throw .socket("\(path): anybody may write there; set SocketMode= in the socket unit")
        }
    }

    private static func option(_ option: Int32, of socket: Int32) -> Int32? {
        var value: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        guard getsockopt(socket, SOL_SOCKET, option, &value, &length) == 0 else { return nil }
        return value
    }

    private static func name(of socket: Int32) -> String? {
        var address = sockaddr_un()
        var length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                getsockname(socket, pointer, &length)
            }
        }
        guard result == 0 else { return nil }
        let path = withUnsafeBytes(of: &address.sun_path) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        return path.isEmpty ? nil : path
    }
}
