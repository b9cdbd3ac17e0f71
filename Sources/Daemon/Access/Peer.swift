import Glibc

/// Who is at the other end of a connection, as the kernel says.
struct Peer: Hashable, Sendable {
    let processID: Int32
    let userID: UInt32
    let groupID: UInt32
    /// The supplementary groups that the process had when it connected.
    var groups: [UInt32] = []

    /// Nobody in particular: what is known when the kernel says nothing.
    static let unknown = Peer(processID: 0, userID: .max, groupID: .max)

    /// `SO_PEERGROUPS` of the Linux kernel, which the C library does not name.
    private static let peerGroupsOption: Int32 = 59
    /// The most groups that Linux gives a process (`NGROUPS_MAX`).
    private static let groupLimit = 65_536

    /// Asks the kernel (`SO_PEERCRED`, `SO_PEERGROUPS`).
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
            groupID: credentials.2,
            groups: groups(of: socket)
        )
    }

    private static func groups(of socket: Int32) -> [UInt32] {
        var found = [UInt32](repeating: 0, count: 64)
        while true {
            var length = socklen_t(found.count * 4)
            if getsockopt(socket, SOL_SOCKET, peerGroupsOption, &found, &length) == 0 {
                return Array(found[..<(Int(length) / 4)])
            }
            guard errno == ERANGE, found.count < groupLimit else { return [] }
            found = [UInt32](repeating: 0, count: min(groupLimit, Int(length) / 4))
        }
    }
}
