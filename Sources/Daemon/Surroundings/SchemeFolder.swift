import Commands
import Crypto
import Dispatch
import Glibc
import Grammar
import Statistics

/// The configured folder of scheme files, and the only one that the daemon reads for a client.
struct SchemeFolder: Sendable {
    let folder: String
    let byteLimit: Int

    /// What commands see of the world.
    func surroundings(in zone: TimeZoneName) -> Surroundings {
        Surroundings(
            readScheme: { read($0) },
            digest: { Self.digest($0) },
            utcOffset: { zone.offset(at: $0) },
            halves: Halves { half in
                DispatchQueue.concurrentPerform(iterations: 2) { half($0) }
            }
        )
    }

    /// Reads a scheme file.
    ///
    /// A bare name (`hetu`, `hetu.scheme`) is looked for in the folder, as is a relative path
    /// whose folders are the end of the configured one (`etc/schemes/hetu.scheme`); another path
    /// must lie inside it.
    func read(_ path: String) -> Result<Surroundings.SchemeFile, Refusal> {
        guard let file = resolve(path) else { return .failure(outside(path)) }
        let bytes: [UInt8]
        do throws(FileFault) {
            bytes = try RegularFile.read(file, limit: byteLimit, followsLink: false)
        } catch {
            return .failure(unreadable(file, error))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return .failure(notText(file))
        }
        return .success(Surroundings.SchemeFile(path: Self.lastPart(file), text: text))
    }

    private func resolve(_ path: String) -> String? {
        guard !path.utf8.contains(0), !path.isEmpty else { return nil }
        let name = Self.lastPart(path)
        guard !name.isEmpty, name != ".", name != ".." else { return nil }
        let fileName = name.hasSuffix(".scheme") ? name : name + ".scheme"
        if path.hasPrefix("/") { return inside(path) }
        let parent = String(path.dropLast(name.count))
        guard parent.isEmpty || (folder + "/").hasSuffix("/" + parent) else { return nil }
        return folder + "/" + fileName
    }

    /// The real path, when it lies inside the folder.
    private func inside(_ path: String) -> String? {
        guard let real = Self.realPath(path), let home = Self.realPath(folder) else { return nil }
        return real.hasPrefix(home + "/") && real.hasSuffix(".scheme") ? real : nil
    }

    private static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    private static func lastPart(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return path }
        return String(path[path.index(after: slash)...])
    }

    private static func digest(_ text: String) -> String {
        var text = text
        let digest = text.withUTF8 { SHA256.hash(data: $0) }
        let digits = Array("0123456789abcdef".utf8)
        var hexadecimal: [UInt8] = []
        hexadecimal.reserveCapacity(64)
        for byte in digest {
            hexadecimal.append(digits[Int(byte >> 4)])
            hexadecimal.append(digits[Int(byte & 0xF)])
        }
        return String(decoding: hexadecimal, as: UTF8.self)
    }

    // MARK: Refusals

    private func outside(_ path: String) -> Refusal {
        Refusal(
            .badArgument,
            "\(excerpt(path)) is no scheme file in \(folder): put it there and give its name",
            "\(excerpt(path)) 不是 \(folder) 中的方案文件：请放入该目录并给出文件名",
            want: "scheme-file"
        )
    }

    private func unreadable(_ file: String, _ fault: FileFault) -> Refusal {
        Refusal(
            .badArgument,
            "\(file): \(fault.message)",
            "\(file)：无法读取（\(fault.message)）",
            want: "scheme-file"
        )
    }

    private func notText(_ file: String) -> Refusal {
        Refusal(.badArgument, "\(file): not UTF-8", "\(file)：不是 UTF-8 编码", want: "scheme-file")
    }
}
