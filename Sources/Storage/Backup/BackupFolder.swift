import Glibc

/// The folder of a store's backups: the only one in which the daemon writes files for a client.
package struct BackupFolder: Sendable {
    package let path: String

    /// That of a store's directory.
    package init(of directory: String) {
        path = directory + "/backups"
    }

    /// Whether a file may be so called: a bare name that hides nothing.
    package static func isName(_ name: String) -> Bool {
        guard (1...64).contains(name.utf8.count), !name.hasPrefix("."), !name.hasPrefix("-") else {
            return false
        }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
            default: false
            }
        }
    }

    /// The path of a file in it.
    package func file(_ name: String) -> String {
        path + "/" + name
    }

    /// Where a backup is made before it has its name.
    func partial(_ name: String) -> String {
        path + "/." + name + ".partial"
    }

    /// Removes what backups have left that did not end; no other may be on its way.
    func removePartials() {
        guard let folder = opendir(path) else { return }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasPrefix("."), name.hasSuffix(".partial") { names.append(name) }
        }
        for name in names { StoreDirectory.removeStore(in: path + "/" + name) }
    }

    /// Makes the folder where it is missing, for its owner only.
    /// - Throws: `.directory` where it cannot be, or is a link.
    func make() throws(StoreError) {
        guard mkdir(path, 0o700) != 0 else { return }
        guard errno == EEXIST else { throw StoreDirectory.failure("cannot make", path) }
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw .directory(detail: "\(path) is no folder of its own")
        }
    }
}
