import Glibc
import Grammar
import Schemes

/// Tries every scheme file of a folder (`shixund --check`).
enum SchemeCheck {
    /// What is wrong, one line a fault with file, line and column; empty when all is right.
    static func faults(folder: String, byteLimit: Int) -> [String] {
        guard let names = names(in: folder) else {
            return ["\(folder): \(String(cString: strerror(errno)))"]
        }
        return names.compactMap { fault("\(folder)/\($0)", byteLimit) }
    }

    private static func fault(_ path: String, _ byteLimit: Int) -> String? {
        let bytes: [UInt8]
        do throws(FileFault) {
            bytes = try RegularFile.read(path, limit: byteLimit, followsLink: false)
        } catch {
            return "\(path): \(error.message)"
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return "\(path): not UTF-8"
        }
        do throws(Refusal) {
            _ = try ParsedScheme.parse(text, file: path)
            return nil
        } catch {
            return error.message.english
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
