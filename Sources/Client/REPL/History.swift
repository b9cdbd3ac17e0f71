internal import Glibc

/// The lines typed in earlier sessions, one a line in a file that only its owner reads.
///
/// Lines are appended as they come, so that two prompts keep each other's.
package struct History {
    private let path: String
    private var last: String?

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
        guard let bytes = Self.contents(path) else { return [] }
        let lines = bytes.split(separator: 0x0A).suffix(Self.limit)
        let isLong = bytes.reduce(0) { $1 == 0x0A ? $0 + 1 : $0 } > Self.limit * 2
        let texts = lines.map { String(decoding: $0, as: UTF8.self) }
        if isLong { rewrite(texts) }
        last = texts.last
        return texts
    }

    /// Remembers a line unless it equals the one before it.
    /// - Returns: whether it is on disk; a full disk costs the history and nothing else.
    @discardableResult
    package mutating func add(_ line: String) -> Bool {
        guard line != last, !line.contains("\n") else { return true }
        last = line
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return writeAll(Array((line + "\n").utf8), to: descriptor) == 0
    }

    private func rewrite(_ lines: [String]) {
        let fresh = path + ".\(getpid())"
        let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        let text = lines.map { $0 + "\n" }.joined()
        let failure = writeAll(Array(text.utf8), to: descriptor)
        close(descriptor)
        if failure != 0 || rename(fresh, path) != 0 { unlink(fresh) }
    }

    private static func contents(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        while bytes.count < sizeLimit {
            let count = appendChunk(from: descriptor, to: &bytes, size: 256 * 1_024)
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
