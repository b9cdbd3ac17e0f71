import Glibc
import Grammar
import Schemes

/// Tries every scheme file of a folder (`shixund --check`).
enum SchemeCheck {
    /// What is wrong, one line a fault with file, line and column; empty when all is right.
    static func faults(folder: String, byteLimit: Int) -> [Bilingual] {
        guard let names = names(in: folder) else {
            let reason = String(cString: strerror(errno))
            return [Bilingual(reason, reason).at(folder)]
        }
        return names.compactMap { fault("\(folder)/\($0)", byteLimit) }
    }

    private static func fault(_ path: String, _ byteLimit: Int) -> Bilingual? {
        let bytes: [UInt8]
        do throws(FileFault) {
            bytes = try RegularFile.read(path, limit: byteLimit, followsLink: false)
        } catch {
            return Bilingual(error.message, error.message).at(path)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return Bilingual("not UTF-8", "不是 UTF-8").at(path)
        }
        do throws(Refusal) {
            _ = try ParsedScheme.parse(text, file: path)
            return nil
        } catch {
            return error.message
        }
    }

    private static func names(in folder: String) -> [String]? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".scheme") { names.append(name) }
        }
        return names.sorted()
    }
}
