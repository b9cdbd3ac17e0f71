import Glibc

/// The file that remembers the last sequence that was acknowledged.
///
/// It is written after each commit and not synced: it is there after `kill -9`, and after a power
/// cut it may be older, never newer, than the store. A store behind it has lost statements.
/// A class, because it owns a file.
final class HighWaterFile {
    /// What the file says.
    enum Reading: Hashable {
        case missing
        case unreadable
        case sequence(Int)
    }

    private let descriptor: Int32
    let reading: Reading

    private static let byteCount = 16

    init(_ path: String) throws(StoreError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreDirectory.failure("cannot open", path) }
        reading = Self.read(descriptor)
    }

    deinit {
        close(descriptor)
    }

    /// - Returns: what went wrong, or nil.
    func write(_ sequence: Int) -> String? {
        let words = (UInt64(sequence).littleEndian, Self.check(sequence).littleEndian)
        let written = withUnsafeBytes(of: words) { bytes in
            pwrite(descriptor, bytes.baseAddress, Self.byteCount, 0)
        }
        guard written == Self.byteCount else { return String(cString: strerror(errno)) }
        return nil
    }

    /// Forgets the sequence: the store is taken back on purpose.
    func forget() {
        _ = ftruncate(descriptor, 0)
    }

    private static func read(_ descriptor: Int32) -> Reading {
        var words: (UInt64, UInt64) = (0, 0)
        let count = withUnsafeMutableBytes(of: &words) { bytes in
            pread(descriptor, bytes.baseAddress, byteCount, 0)
        }
        guard count != 0 else { return .missing }
        guard count == byteCount,
            let sequence = Int(exactly: UInt64(littleEndian: words.0)),
            UInt64(littleEndian: words.1) == check(sequence)
        else { return .unreadable }
        return .sequence(sequence)
    }

    private static func check(_ sequence: Int) -> UInt64 {
        Fingerprint(of: "shixun high-water \(sequence)").lanes[0]
    }
}
