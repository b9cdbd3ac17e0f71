import Glibc

/// Which file it is, whatever its name: its device and its number there.
struct FileIdentity: Hashable, Sendable {
    private let device: UInt
    private let number: UInt

    /// No file.
    static let none = FileIdentity(device: 0, number: 0)

    private init(device: UInt, number: UInt) {
        self.device = device
        self.number = number
    }

    /// The file at a path, a link itself; nil when there is none.
    init?(path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        self.init(device: UInt(status.st_dev), number: UInt(status.st_ino))
    }

    /// An open file.
    init?(file: Int32) {
        var status = stat()
        guard fstat(file, &status) == 0 else { return nil }
        self.init(device: UInt(status.st_dev), number: UInt(status.st_ino))
    }
}
