import Glibc

/// The store's directory and the files in it.
struct StoreDirectory {
    let path: String

    static let databaseName = "shixun.db"
    static let journalName = "journal"

    var database: String { path + "/" + Self.databaseName }
    var lock: String { path + "/lock" }
    var highWater: String { path + "/high-water" }
    var reserve: String { path + "/reserve" }
    var journal: String { path + "/" + Self.journalName }

    /// Makes the directory, for its owner only, where it is missing; unless it must be there.
    init(_ path: String, mustExist: Bool = false) throws(StoreError) {
        self.path = path
        if !mustExist, mkdir(path, 0o700) == 0 {
            // A directory whose entry is not on disk is lost in a power cut with all that is in it.
            try Self.sync(path + "/..")
            return
        }
        guard mustExist || errno == EEXIST else { throw Self.failure("cannot make", path) }
        var status = stat()
        guard stat(path, &status) == 0 else { throw Self.failure("cannot read", path) }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw .directory(detail: "\(path) is no directory")
        }
        guard access(path, R_OK | W_OK | X_OK) == 0 else {
            throw Self.failure("cannot write in", path)
        }
    }

    /// Brings the entries of the directory to disk.
    func sync() throws(StoreError) {
        try Self.sync(path)
    }

    /// Brings the entries of a directory to disk.
    static func sync(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("cannot open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("cannot sync", path) }
    }

    /// The files that a store has or may have.
    private static let names =
        ["", "-wal", "-shm", "-journal"].map { databaseName + $0 }
        + ["lock", "high-water", "reserve", journalName]

    /// Removes a store that was made for a while, and its folder; others' files stay.
    static func removeStore(in folder: String) {
        for name in names { unlink(folder + "/" + name) }
        rmdir(folder)
    }

    /// Takes the store's files away from group and others, who could read them in stores of earlier
    /// versions; what else lies in the folder stays as it is.
    ///
    /// By name, since to open and close a file would let go of SQLite's locks on it.
    func keepPrivate() {
        for name in Self.names.map({ path + "/" + $0 }) {
            var status = stat()
            guard lstat(name, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
                status.st_mode & 0o077 != 0
            else { continue }
            chmod(name, status.st_mode & 0o700)
        }
    }

    /// The error of the last system call.
    static func failure(_ attempt: String, _ path: String) -> StoreError {
        .directory(detail: "\(attempt) \(path): \(String(cString: strerror(errno)))")
    }
}
