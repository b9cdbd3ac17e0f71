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

    /// The folder that a path lies in.
    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
