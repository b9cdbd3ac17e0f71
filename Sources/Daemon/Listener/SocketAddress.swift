import Glibc

/// The address of a Unix socket, as the system's calls take it.
enum SocketAddress {
    /// A stream that children do not inherit and that never blocks.
    static var streamType: Int32 {
        Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
            | Int32(SOCK_NONBLOCK.rawValue)
    }

    /// The bytes that `sun_path` has room for.
    static let room = MemoryLayout.size(ofValue: sockaddr_un().sun_path)

    /// Calls the body with the address of a path; one that begins with a NUL is abstract.
    static func with(
        _ path: String,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        let bytes = Array(path.utf8.prefix(room))
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        // An abstract name ends where its length says.
        let isAbstract = bytes.first == 0
        let length =
            isAbstract
            ? MemoryLayout<sockaddr_un>.offset(of: \.sun_path).map { $0 + bytes.count }
            : MemoryLayout<sockaddr_un>.size
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                body(pointer, socklen_t(length ?? 0))
            }
        }
    }
}
