import Glibc

/// Why a file was not read.
enum FileFault: Error, Hashable {
    case system(code: Int32)
    case notRegular
    case tooLong(limit: Int)

    /// What is told, without the path.
    var message: String {
        switch self {
        case .system(let code): String(cString: strerror(code))
        case .notRegular: "not a regular file"
        case .tooLong(let limit): "longer than \(limit) bytes"
        }
    }
}

/// Reads whole files, and nothing that is not one: no device, no pipe, no folder.
enum RegularFile {
    /// Reads a file.
    /// - Throws: why not; a link at the last component unless `followsLink`.
    static func read(
        _ path: String,
        limit: Int,
        followsLink: Bool
    ) throws(FileFault) -> [UInt8] {
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
        let file = open(path, followsLink ? flags : flags | O_NOFOLLOW)
        guard file >= 0 else { throw .system(code: errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .system(code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
        return try contents(of: file, limit: limit)
    }

    private static func contents(of file: Int32, limit: Int) throws(FileFault) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 * 1_024)
        while true {
            let count = Glibc.read(file, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .system(code: errno) }
            guard count > 0 else { return bytes }
            bytes.append(contentsOf: chunk[0..<count])
            guard bytes.count <= limit else { throw .tooLong(limit: limit) }
        }
    }
}
