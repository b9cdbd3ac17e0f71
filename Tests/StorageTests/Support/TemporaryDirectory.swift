import Foundation

/// A directory of one test, removed with it.
final class TemporaryDirectory {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "shixun-storage-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The store's directory within it.
    var store: String { path + "/store" }
    var database: String { store + "/shixun.db" }

    /// Copies the store as it lies on disk, as a power cut would leave it.
    func copyStore(to other: TemporaryDirectory) throws {
        try FileManager.default.copyItem(atPath: store, toPath: other.store)
    }

    func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: store + "/" + name)))
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: store + "/" + name))
    }
}
