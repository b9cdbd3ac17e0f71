import Glibc

/// The daemon's ends of its connections, which are descriptors of the tests' own process.
struct ServedSockets {
    /// Has the kernel keep as few bytes as it can on their way to the clients.
    /// - Returns: how many connections there are.
    static func shrinkSendBuffers(of daemon: TestDaemon) -> Int {
        let found = (0..<Int32(4_096)).filter { serves($0, daemon.socket) }
        for socket in found {
            var bytes: Int32 = 1
            let length = socklen_t(MemoryLayout<Int32>.size)
            setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &bytes, length)
        }
        return found.count
    }

    private static func serves(_ socket: Int32, _ path: String) -> Bool {
        var isListening: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        guard getsockopt(socket, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &length) == 0,
            isListening == 0
        else { return false }
        var address = sockaddr_un()
        length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                getsockname(socket, pointer, &length)
            }
        }
        guard result == 0, address.sun_family == sa_family_t(AF_UNIX) else { return false }
        return withUnsafeBytes(of: address.sun_path) { bytes in
            bytes.prefix { $0 != 0 }.elementsEqual(path.utf8)
        }
    }
}
