import Glibc

/// The lock that makes a process the only owner of a store; a class, because it owns a file.
///
/// The kernel gives it back when the process ends, however it ends. The file stays and holds
/// the owner's process id for the message to others.
final class StoreLock {
    private let descriptor: Int32

    /// Takes the lock; one that is just ending, or a child that has not yet been replaced by its
    /// program, is given half a second.
    private static func take(_ descriptor: Int32) -> Bool {
        for _ in 0..<20 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
            guard errno == EWOULDBLOCK else { return false }
            usleep(25_000)
        }
        return flock(descriptor, LOCK_EX | LOCK_NB) == 0
    }

    init(_ path: String) throws(StoreError) {
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else { throw StoreDirectory.failure("cannot open", path) }
        guard Self.take(opened) else {
            defer { close(opened) }
            guard errno == EWOULDBLOCK else { throw StoreDirectory.failure("cannot lock", path) }
            throw .locked(pid: Self.owner(opened))
        }
        descriptor = opened
        Self.write(Array("\(getpid())\n".utf8), to: opened)
    }

    deinit {
        close(descriptor)
    }

    /// The id is for people only: a failure to write it does not matter.
    private static func write(_ line: [UInt8], to descriptor: Int32) {
        guard ftruncate(descriptor, 0) == 0 else { return }
        _ = pwrite(descriptor, line, line.count, 0)
    }

    private static func owner(_ descriptor: Int32) -> Int? {
        var buffer = [UInt8](repeating: 0, count: 20)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return nil }
        return Int(String(decoding: buffer[..<count].prefix { $0 != 0x0A }, as: UTF8.self))
    }
}
