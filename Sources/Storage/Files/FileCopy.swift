import Glibc

/// Copies whole files, and nothing that is not one: no device, no pipe, no link.
enum FileCopy {
    /// Copies a file to one that is not there yet, and syncs it.
    /// - Throws: `.directory` with what fails; `.fault(.full)` where there is no room.
    static func copy(_ source: String, to destination: String) throws(StoreError) {
        let input = open(source, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard input >= 0 else { throw StoreDirectory.failure("cannot read", source) }
        defer { close(input) }
        var status = stat()
        guard fstat(input, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .directory(detail: "\(source) is no regular file")
        }
        let output = open(destination, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard output >= 0 else { throw StoreDirectory.failure("cannot make", destination) }
        defer { close(output) }
        var buffer = [UInt8](repeating: 0, count: 1_024 * 1_024)
        while true {
            let count = read(input, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw StoreDirectory.failure("cannot read", source) }
            guard count > 0 else { break }
            var rest = buffer[..<count]
            while !rest.isEmpty {
                let written = rest.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
                guard written > 0 else { throw StoreDirectory.failure("cannot write", destination) }
                rest = rest.dropFirst(written)
            }
        }
        guard fsync(output) == 0 else { throw StoreDirectory.failure("cannot sync", destination) }
    }

    /// Syncs a file and gives its size.
    static func sync(_ path: String) throws(StoreError) -> Int {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { throw StoreDirectory.failure("cannot open", path) }
        defer { close(file) }
        var status = stat()
        guard fsync(file) == 0, fstat(file, &status) == 0 else {
            throw StoreDirectory.failure("cannot sync", path)
        }
        return Int(status.st_size)
    }
}
