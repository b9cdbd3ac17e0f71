import Glibc

/// Looks users and groups up by name or number, as the system knows them.
enum Account {
    /// The most bytes of one entry of the system's lists.
    private static let entryBytes = 64 * 1_024

    /// The number of a user; a number stands for itself.
    static func user(_ text: String) -> UInt32? {
        if let number = number(text) { return number }
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: entryBytes)
        guard getpwnam_r(text, &entry, &buffer, buffer.count, &found) == 0, found != nil else {
            return nil
        }
        return entry.pw_uid
    }

    /// The number of a group; a number stands for itself.
    static func group(_ text: String) -> UInt32? {
        if let number = number(text) { return number }
        var entry = Glibc.group()
        var found: UnsafeMutablePointer<Glibc.group>?
        var buffer = [CChar](repeating: 0, count: entryBytes)
        guard getgrnam_r(text, &entry, &buffer, buffer.count, &found) == 0, found != nil else {
            return nil
        }
        return entry.gr_gid
    }

    /// A number that can be somebody's; the greatest is nobody's.
    private static func number(_ text: String) -> UInt32? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = UInt32(text), number != .max
        else { return nil }
        return number
    }
}
