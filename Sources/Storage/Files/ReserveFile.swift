import Glibc

/// Room on the disk that is kept free for the day on which it is full.
///
/// It is given up when a commit finds no room, so that the store can be opened and its log carried
/// into the database; the store is written again only once the room can be taken anew.
struct ReserveFile: Sendable {
    /// What an opening needs where there is no other room: the log of the last commits carried into
    /// the database, and a whole journal carried out, into the log and then into the database.
    static let byteCount = StoreOpening.checkpointPages * 4_096 + 2 * JournalFile.byteLimit
    /// What must be free beside it before the store is written again.
    private static let moreByteCount = JournalFile.byteLimit

    let path: String

    /// Takes the room where it is not taken.
    ///
    /// With `andMore`, some must be free beside it: after a full disk, the room that was
    /// just given up is no sign that anything has changed.
    /// - Throws: `.fault(.full)` where there is none, `.directory` where the file cannot be made.
    func fill(andMore: Bool) throws(StoreError) {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw StoreDirectory.failure("cannot open", path) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw StoreDirectory.failure("cannot read", path) }
        if Int(status.st_size) == Self.byteCount, status.st_blocks * 512 >= Self.byteCount {
            return
        }
        let wanted = andMore ? Self.byteCount + Self.moreByteCount : Self.byteCount
        let code = posix_fallocate(file, 0, off_t(wanted))
        guard code == 0, ftruncate(file, off_t(Self.byteCount)) == 0, fsync(file) == 0 else {
            _ = ftruncate(file, 0)
            let detail = "no room for \(path): \(String(cString: strerror(code)))"
            throw .fault(.full, outcomeUnknown: false, detail: detail)
        }
    }

    /// Gives the room up.
    func release() {
        _ = truncate(path, 0)
    }
}
