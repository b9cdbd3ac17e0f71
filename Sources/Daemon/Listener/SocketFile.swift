import Glibc

/// The daemon's socket in the file system: made for whom the configuration says, never stolen,
/// and taken away at the end only when it is still the daemon's own.
struct SocketFile: Sendable {
    /// The most bytes of a socket's path: `sun_path` less its end.
    static let pathBytes = 107

    /// Where the socket is to be, and who may use it.
    struct Place: Hashable, Sendable {
        let path: String
        let mode: UInt32
        /// The group that the socket belongs to; nil for the daemon's own.
        let group: UInt32?
    }

    /// What stands at the path now.
    enum Presence {
        case own
        case missing
        /// Something that another one put there.
        case foreign
    }

    let place: Place
    /// The bound socket, not yet listening.
    private(set) var socket: Int32
    /// The lock that keeps a second daemon from the path; open as long as the daemon runs.
    ///
    /// Nil for a socket that systemd made, whose file is systemd's.
    private var lock: Int32?
    private var identity = FileIdentity.none

    /// Binds the socket.
    ///
    /// The folder is made where it is missing. A socket on which somebody answers is not touched;
    /// one that was left behind is removed.
    /// - Throws: `.socket` with the reason.
    init(_ place: Place) throws(StartFailure) {
        let path = place.path
        guard path.utf8.count <= Self.pathBytes else {
            let length = "this one has \(path.utf8.count)"
            throw .socket("\(path): a socket's path has at most \(Self.pathBytes) bytes, \(length)")
        }
        try Self.makeFolder(SafeFolder.parent(of: path), for: place)
        if let fault = SafeFolder.fault(SafeFolder.parent(of: path)) { throw .socket(fault) }
        self.place = place
        let lock = try Self.lock(path)
        self.lock = lock
        do throws(StartFailure) {
            try Self.removeStale(path)
            (socket, identity) = try Self.bind(place)
        } catch {
            close(lock)
            throw error
        }
    }

    /// Takes a socket that systemd made.
    init(activated: ActivatedSocket) {
        place = Place(path: activated.path, mode: 0, group: nil)
        socket = activated.socket
    }

    /// Whether the file is the daemon's to make and to take away.
    var isOwn: Bool { lock != nil }

    /// What stands at the path now.
    var presence: Presence {
        guard isOwn else { return .own }
        guard let found = FileIdentity(path: place.path) else { return .missing }
        return found == identity ? .own : .foreign
    }

    /// Binds the socket anew after its file was removed; the old one can no longer be reached.
    /// - Throws: `.socket` when the path is another daemon's by now.
    mutating func bindAgain() throws(StartFailure) {
        try Self.makeFolder(SafeFolder.parent(of: place.path), for: place)
        if FileIdentity(path: place.path + ".lock") != lock.flatMap(FileIdentity.init(file:)) {
            let fresh = try Self.lock(place.path)
            if let lock { close(lock) }
            lock = fresh
        }
        try Self.removeStale(place.path)
        (socket, identity) = try Self.bind(place)
    }

    /// Gives the file the mode and the group of another configuration.
    func adopt(mode: UInt32, group: UInt32?) {
        guard isOwn, presence == .own else { return }
        chown(place.path, .max, group ?? getegid())
        chmod(place.path, mode)
    }

    /// Removes the socket, unless the path is another one's by now.
    func remove() {
        guard let lock else { return }
        if FileIdentity(path: place.path) == identity { unlink(place.path) }
        close(lock)
    }

    // MARK: Steps

    /// Makes the folder; those who may use the socket may go through it.
    private static func makeFolder(_ folder: String, for place: Place) throws(StartFailure) {
        guard folder != "/", folder != "." else { return }
        let mode: UInt32 = place.mode & 0o070 == 0 ? 0o700 : 0o710
        if mkdir(folder, mode) != 0 {
            if errno == EEXIST { return }
            guard errno == ENOENT else { throw failure(folder) }
            try makeFolder(SafeFolder.parent(of: folder), for: place)
            guard mkdir(folder, mode) == 0 else {
                if errno == EEXIST { return }
                throw failure(folder)
            }
        }
        // Whatever the umask takes away.
        guard chmod(folder, mode) == 0 else { throw failure(folder) }
        if let group = place.group, chown(folder, .max, group) != 0 { throw failure(folder) }
    }

    private static func lock(_ path: String) throws(StartFailure) -> Int32 {
        let file = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw failure(path + ".lock") }
        var tries = 20
        // One that is just ending, or a child not yet replaced by its program, gets half a second.
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            tries -= 1
            if tries > 0, errno == EWOULDBLOCK {
                usleep(25_000)
                continue
            }
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
        let probe = Glibc.socket(AF_UNIX, SocketAddress.streamType, 0)
        guard probe >= 0 else { throw failure(path) }
        defer { close(probe) }
        guard SocketAddress.with(path, { connect(probe, $0, $1) }) != 0, errno == ECONNREFUSED
        else { throw inUse(path) }
        guard unlink(path) == 0 || errno == ENOENT else { throw failure(path) }
    }

    private static func bind(_ place: Place) throws(StartFailure) -> (Int32, FileIdentity) {
        let path = place.path
        let socket = Glibc.socket(AF_UNIX, SocketAddress.streamType, 0)
        guard socket >= 0 else { throw failure(path) }
        // Nobody connects between bind and chmod: the file gets the socket's own mode, in which
        // others have no right. The umask would do so too, but it is the whole process's.
        guard fchmod(socket, 0o600) == 0,
            SocketAddress.with(path, { Glibc.bind(socket, $0, $1) }) == 0
        else {
            let reason = failure(path)
            close(socket)
            throw reason
        }
        let identity = FileIdentity(path: path) ?? .none
        let isGrouped = place.group.map { chown(path, .max, $0) == 0 } ?? true
        guard isGrouped, chmod(path, place.mode) == 0 else {
            let reason = failure(path)
            if FileIdentity(path: path) == identity { unlink(path) }
            close(socket)
            throw reason
        }
        return (socket, identity)
    }

    private static func failure(_ path: String) -> StartFailure {
        .socket("\(path): \(String(cString: strerror(errno)))")
    }

    private static func inUse(_ path: String) -> StartFailure {
        .socket("\(path): another daemon answers there")
    }
}
