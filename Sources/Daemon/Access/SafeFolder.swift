import Glibc

/// Says whether a folder is one that strangers cannot put anything into.
enum SafeFolder {
    /// What is wrong with a folder; nil when nothing is, or when it is not there.
    static func fault(_ path: String) -> String? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            return errno == ENOENT ? nil : "\(path): \(String(cString: strerror(errno)))"
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { return "\(path): not a directory" }
        guard status.st_mode & S_IWOTH == 0 else {
            return "\(path): anybody may write there; a directory of its own is needed"
        }
        guard status.st_uid == 0 || status.st_uid == geteuid() else {
            return "\(path): it belongs to user \(status.st_uid), not to the daemon's own"
        }
        return nil
    }

    /// Takes the files of a folder away from group and others: SQLite makes its own readable.
    static func keepFilesPrivate(_ path: String) {
        guard let directory = opendir(path) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            // By name: to open and close a file would let go of SQLite's locks on it.
            var status = stat()
            guard fstatat(dirfd(directory), name, &status, AT_SYMLINK_NOFOLLOW) == 0,
                status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 != 0
            else { continue }
            fchmodat(dirfd(directory), name, status.st_mode & 0o700, 0)
        }
    }

    /// The folder that a path lies in.
    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
