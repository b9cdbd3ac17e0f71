import Glibc

/// The daemon's socket in the file system: made for its user alone, never stolen, and taken away
/// at the end only when it is still the daemon's own.
struct SocketFile {
    /// The most bytes of a socket's path: `sun_path` less its end.
    static let pathBytes = 107

    let path: String
    /// The bound socket, not yet listening.
    let socket: Int32
    /// The lock that keeps a second daemon from the path; open as long as the daemon runs.
    private let lock: Int32
    private let device: UInt
    private let inode: UInt

    /// Binds the socket.
    ///
    /// The folder is made where it is missing. A socket on which somebody answers is not touched;
    /// one that was left behind is removed.
    /// - Throws: `.socket` with the reason.
    init(path: String, mode: UInt32) throws(StartFailure) {
        guard path.utf8.count <= Self.pathBytes else {
            throw .socket("\(path): a socket's path has at most \(Self.pathBytes) bytes")
        }
        try Self.makeFolder(of: path)
        lock = try Self.lock(path)
        do throws(StartFailure) {
            try Self.removeStale(path)
            socket = try Self.bind(path)
        } catch {
            close(lock)
            throw error
        }
        self.path = path
        var status = stat()
        let isThere = lstat(path, &status) == 0
        device = UInt(status.st_dev)
        inode = UInt(status.st_ino)
        guard isThere, chmod(path, mode) == 0 else {
            let failure = Self.failure(path)
            remove()
            throw failure
        }
    }

    /// Removes the socket, unless the path is another one's by now.
    func remove() {
        var status = stat()
        if lstat(path, &status) == 0, UInt(status.st_dev) == device, UInt(status.st_ino) == inode {
            unlink(path)
        }
        close(lock)
    }

    // MARK: Steps

    private static func makeFolder(of path: String) throws(StartFailure) {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
        let folder = String(path[..<slash])
        guard mkdir(folder, 0o700) != 0, errno != EEXIST else { return }
        guard errno == ENOENT else { throw failure(folder) }
        try makeFolder(of: folder)
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw failure(folder) }
    }

    private static func lock(_ path: String) throws(StartFailure) -> Int32 {
        let file = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw failure(path + ".lock") }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            throw inUse(path)
        }
        return file
    }

    private static func removeStale(_ path: String) throws(StartFailure) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            guard errno == ENOENT else { throw failure(path) }
            return
        }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw .socket("\(path): there is a file that is no socket")
        }
        let probe = Glibc.socket(AF_UNIX, streamType, 0)
        guard probe >= 0 else { throw failure(path) }
        defer { close(probe) }
        guard withAddress(path, { connect(probe, $0, $1) }) != 0, errno == ECONNREFUSED else {
            throw inUse(path)
        }
        guard unlink(path) == 0 || errno == ENOENT else { throw failure(path) }
    }

    private static func bind(_ path: String) throws(StartFailure) -> Int32 {
        let socket = Glibc.socket(AF_UNIX, streamType, 0)
        guard socket >= 0 else { throw failure(path) }
        // Nobody connects between bind and chmod: others have no right to the file.
        let before = umask(0o177)
        let result = withAddress(path) { Glibc.bind(socket, $0, $1) }
        let code = errno
        umask(before)
        guard result == 0 else {
            close(socket)
            errno = code
            throw failure(path)
        }
        return socket
    }

    private static var streamType: Int32 {
        Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
            | Int32(SOCK_NONBLOCK.rawValue)
    }

    private static func withAddress(
        _ path: String,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { bytes in
            bytes.copyBytes(from: path.utf8.prefix(pathBytes))
        }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                body(pointer, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    private static func failure(_ path: String) -> StartFailure {
        .socket("\(path): \(String(cString: strerror(errno)))")
    }

    private static func inUse(_ path: String) -> StartFailure {
        .socket("\(path): another daemon answers there")
    }
}
