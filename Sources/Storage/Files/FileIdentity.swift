import Glibc

/// Which file a path leads to, so that one which was removed or replaced is noticed.
struct FileIdentity: Hashable, Sendable {
    private let device: UInt
    private let number: UInt

    /// nil where there is no file.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt(status.st_dev)
        number = UInt(status.st_ino)
    }
}
