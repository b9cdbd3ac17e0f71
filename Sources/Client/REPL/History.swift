internal import Glibc

/// The lines typed in earlier sessions, one a line in a file that only its owner reads.
///
/// Lines are appended as they come, under a lock, and those of other prompts are taken over before
/// each of ours: two prompts have one history.
package struct History {
    private let path: String
    private var last: String?
    /// Bytes of the file that are known, and the file that they were in.
    private var known: off_t = 0
    private var node: ino_t = 0

    /// Lines that are kept.
    package static let limit = 10_000
    /// The largest file that is read, in bytes.
    private static let sizeLimit = 64 * 1_024 * 1_024

    /// - Returns: nil where there is no folder for it.
    package init?(directory: String?) {
        guard let directory, Self.makeFolders(directory) else { return nil }
        path = directory + "/history"
    }

    /// Earlier lines, oldest first; a file much longer than `limit` is cut.
    package mutating func load() -> [String] {
        guard let file = open(writing: false) else { return [] }
        let bytes = Self.contents(file)
        remember(file)
        close(file)
        let lines = bytes.split(separator: 0x0A).suffix(Self.limit)
        let isLong = bytes.reduce(0) { $1 == 0x0A ? $0 + 1 : $0 } > Self.limit * 2
        let texts = lines.map { String(decoding: $0, as: UTF8.self) }
        if isLong { rewrite(texts) }
        last = texts.last
        return texts
    }

    /// The lines that other prompts have added since.
    package mutating func merge() -> [String] {
        guard let file = open(writing: false) else { return [] }
        defer { close(file) }
        return others(in: file)
    }

    /// Remembers a line unless it equals the one before it.
    /// - Returns: whether it is on disk; a full disk costs the history and nothing else.
    @discardableResult
    package mutating func add(_ line: String) -> Bool {
        guard line != last, !line.contains("\n") else { return true }
        last = line
        guard let file = open(writing: true) else { return false }
        defer { close(file) }
        // Known only up to what others have added: that is for `merge`.
        var status = stat()
        let isAhead = fstat(file, &status) == 0 && status.st_size == known
        let failure = writeAll(Array((line + "\n").utf8), to: file)
        if isAhead || known == 0 { remember(file) }
        return failure == 0
    }

    /// Opens the file and locks it until it is closed.
    private func open(writing: Bool) -> Int32? {
        let flags = writing ? O_WRONLY | O_APPEND | O_CREAT : O_RDONLY
        let file = Glibc.open(path, flags | O_CLOEXEC, 0o600)
        guard file >= 0 else { return nil }
        while flock(file, writing ? LOCK_EX : LOCK_SH) != 0, errno == EINTR {}
        return file
    }

    private mutating func remember(_ file: Int32) {
        var status = stat()
        guard fstat(file, &status) == 0 else { return }
        known = status.st_size
        node = status.st_ino
    }

    private mutating func others(in file: Int32) -> [String] {
        var status = stat()
        guard fstat(file, &status) == 0, status.st_ino == node, status.st_size > known else {
            remember(file)
            return []
        }
        lseek(file, known, SEEK_SET)
        let lines = Self.contents(file).split(separator: 0x0A).suffix(Self.limit)
        remember(file)
        return lines.map { String(decoding: $0, as: UTF8.self) }.filter { $0 != last }
    }

    private mutating func rewrite(_ lines: [String]) {
        let fresh = path + ".\(getpid())"
        let file = Glibc.open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        let text = lines.map { $0 + "\n" }.joined()
        let failure = writeAll(Array(text.utf8), to: file)
        remember(file)
        close(file)
        if failure != 0 || rename(fresh, path) != 0 { unlink(fresh) }
    }

    private static func contents(_ file: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < sizeLimit {
            let count = appendChunk(from: file, to: &bytes, size: 256 * 1_024)
            if count <= 0 { break }
        }
        return bytes
    }

    private static func makeFolders(_ path: String) -> Bool {
        var made = ""
        for part in path.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o700) != 0 && errno != EEXIST && errno != EROFS && errno != EACCES {
                return false
            }
        }
        return access(path, W_OK) == 0
    }
}
