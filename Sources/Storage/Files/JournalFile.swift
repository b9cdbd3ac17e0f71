import Glibc

/// The groups that are on disk and not in the database yet: one write and one sync a group.
///
/// A record is a group: its length, and the canonical bytes of its audit rows, each with its
/// length. The rows' chain says whether a record is whole, and whether it follows on what the
/// database holds. What an earlier round has left behind the last record does not, so that the file
/// is written from its beginning again, without a mark, once the database has all of it: a record
/// that is written over an old one changes no size, which a sync would have to bring to disk too.
/// A class, because it owns a file.
final class JournalFile {
    /// What one round holds at most, and so what an opening has to carry out again.
    static let byteLimit = 8 * 1_024 * 1_024

    let path: String
    private let descriptor: Int32
    /// Where the next record goes.
    private(set) var end = 0

    init(_ path: String) throws(StoreError) {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw StoreDirectory.failure("cannot open", path) }
    }

    deinit {
        close(descriptor)
    }

    /// Whether no record is in it that the database lacks.
    var isEmpty: Bool { end == 0 }

    /// Whether a record of that many bytes has room.
    func hasRoom(_ byteCount: Int) -> Bool {
        byteCount <= Self.byteLimit - end
    }

    /// Writes a record behind the last one and brings it to disk.
    ///
    /// - Throws: `.fault`; its outcome is known where the disk is full, since a record that was not
    ///   written to its end is none.
    func append(_ record: UnsafeRawBufferPointer) throws(WriteFailure) {
        var written = 0
        while written < record.count {
            let rest = record.count - written
            let count = pwrite(
                descriptor,
                record.baseAddress?.advanced(by: written),
                rest,
                off_t(end + written)
            )
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("cannot write", errno, isWhole: false) }
            written += count
        }
        // Whole but for the sync: an opening may find it, whatever the disk says was amiss.
        guard Self.sync(descriptor) == 0 else { throw failure("cannot sync", errno, isWhole: true) }
        end += record.count
    }

    /// Begins anew: the database has all of it.
    func rewind() {
        end = 0
    }

    /// What the file holds from its beginning: after an opening all of it, else the records of this
    /// round.
    func contents(afterOpening: Bool) throws(StoreError) -> [UInt8] {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw StoreDirectory.failure("cannot read", path)
        }
        let size = min(Int(status.st_size), afterOpening ? Self.byteLimit : end)
        var bytes = [UInt8](repeating: 0, count: size)
        var filled = 0
        while filled < size {
            let place = filled
            let count = bytes.withUnsafeMutableBytes { buffer in
                pread(
                    descriptor,
                    buffer.baseAddress?.advanced(by: place),
                    size - place,
                    off_t(place)
                )
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw StoreDirectory.failure("cannot read", path) }
            guard count > 0 else { break }
            filled += count
        }
        return Array(bytes.prefix(filled))
    }

    private static func sync(_ descriptor: Int32) -> Int32 {
        while true {
            let result = fdatasync(descriptor)
            guard result != 0, errno == EINTR else { return result }
        }
    }

    private func failure(_ attempt: String, _ code: Int32, isWhole: Bool) -> WriteFailure {
        let kind: StoreError.Fault =
            switch code {
            case ENOSPC, EDQUOT, EFBIG: .full
            case EIO: .ioError
            case EROFS: .readOnly
            default: .other
            }
        let detail = "\(attempt) \(path): \(String(cString: strerror(code)))"
        return .fault(kind, outcomeUnknown: isWhole || kind != .full, detail: detail)
    }
}
