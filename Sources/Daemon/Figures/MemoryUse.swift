import Glibc

/// The memory of this process.
enum MemoryUse {
    /// The bytes in memory, from /proc; 0 when it cannot be told.
    static var residentBytes: Int {
        guard let bytes = try? RegularFile.read("/proc/self/statm", limit: 4_096, followsLink: true)
        else { return 0 }
        let numbers = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        guard numbers.count > 1, let pages = Int(numbers[1]) else { return 0 }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}
