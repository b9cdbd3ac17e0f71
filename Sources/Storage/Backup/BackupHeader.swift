import Glibc

/// What the first bytes of a file say, before anything of it is trusted.
struct BackupHeader {
    /// - Throws: `.damaged` for what is no store, or is cut short.
    static func check(_ path: String) throws(StoreError) {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { throw StoreDirectory.failure("cannot read", path) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .directory(detail: "\(path) is no regular file")
        }
        var bytes = [UInt8](repeating: 0, count: 100)
        guard pread(file, &bytes, bytes.count, 0) == bytes.count,
            bytes.starts(with: Array("SQLite format 3\0".utf8)),
            number(bytes[68..<72]) == StoreOpening.applicationID
        else { throw .damaged(.database, detail: "\(path) is no store of shixun") }
        let pageSize = number(bytes[16..<18])
        let size = (pageSize == 1 ? 65_536 : pageSize) * number(bytes[28..<32])
        guard size == Int(status.st_size) else {
            throw .damaged(
                .database,
                detail: "\(path) has \(status.st_size) bytes of \(size): it is cut short"
            )
        }
        var log = stat()
        if stat(path + "-wal", &log) == 0, log.st_size > 0 {
            throw .directory(detail: "\(path) is in use, or was not closed: its log lies beside it")
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 << 8 | Int($1) }
    }
}
