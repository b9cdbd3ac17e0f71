import Glibc
import Grammar

/// Who is at the other end of a connection, as the kernel says.
struct Peer: Hashable, Sendable {
    let processID: Int32
    let userID: UInt32
    let groupID: UInt32

    /// Nobody in particular: what is known when the kernel says nothing.
    static let unknown = Peer(processID: 0, userID: .max, groupID: .max)

    /// Asks the kernel (`SO_PEERCRED`).
    static func of(socket: Int32) -> Peer {
        // struct ucred: pid, uid, gid, of four bytes each.
        var credentials: (Int32, UInt32, UInt32) = (0, .max, .max)
        var length = socklen_t(MemoryLayout.size(ofValue: credentials))
        guard getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &length) == 0 else {
            return .unknown
        }
        return Peer(
            processID: credentials.0,
            userID: credentials.1,
            groupID: credentials.2
        )
    }

    /// The daemon's own user and root administer; anybody else reads.
    func role(owner: UInt32) -> Role {
        userID == owner || userID == 0 ? .admin : .reader
    }
}
