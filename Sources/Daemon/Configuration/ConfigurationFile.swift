import Glibc
import Grammar

/// Reads `key = value` lines; `#` begins a comment.
struct ConfigurationFile {
    /// One setting with its place in the file, from 1.
    struct Entry: Hashable {
        let key: String
        let value: String
        let line: Int
        let keyColumn: Int
        let valueColumn: Int
    }

    /// The most bytes of a configuration file.
    static let byteLimit = 64 * 1_024

    /// Reads the file's settings in their order.
    /// - Throws: `.configuration` when the file cannot be read or a line is no setting.
    static func read(_ path: String) throws(StartFailure) -> [Entry] {
        let bytes: [UInt8]
        do throws(FileFault) {
            bytes = try RegularFile.read(path, limit: byteLimit, followsLink: true)
        } catch {
            throw .configuration([Bilingual(error.message, error.message).at(path)])
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .configuration([Bilingual("not UTF-8", "不是 UTF-8").at(path)])
        }
        return try parse(text, path: path)
    }

    /// Reads the settings of a text.
    static func parse(_ text: String, path: String) throws(StartFailure) -> [Entry] {
        var entries: [Entry] = []
        var faults: [Bilingual] = []
        var number = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            let trimmed = trim(line)
            guard let first = trimmed.first, first != "#" else { continue }
            let column = line.distance(from: line.startIndex, to: trimmed.startIndex) + 1
            guard let entry = entry(trimmed, of: line, number: number, column: column) else {
                faults.append(
                    Bilingual("a line is key = value", "每行应为 key = value")
                        .at("\(path):\(number):\(column)")
                )
                continue
            }
            if entries.contains(where: { $0.key == entry.key }) {
                let key = entry.key
                faults.append(
                    Bilingual("\(key) is set twice", "\(key) 设置了两次")
                        .at("\(path):\(number):\(column)")
                )
            }
            entries.append(entry)
        }
        guard faults.isEmpty else { throw .configuration(faults) }
        return entries
    }

    private static func entry(
        _ trimmed: Substring,
        of line: Substring,
        number: Int,
        column: Int
    ) -> Entry? {
        guard let equals = trimmed.firstIndex(of: "=") else { return nil }
        let key = trim(trimmed[..<equals])
        let value = trim(trimmed[trimmed.index(after: equals)...])
        guard !key.isEmpty else { return nil }
        return Entry(
            key: String(key),
            value: String(value),
            line: number,
            keyColumn: column,
            valueColumn: line.distance(
                from: line.startIndex,
                to: value.isEmpty ? equals : value.startIndex
            ) + 1
        )
    }

    private static func trim(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, isSpace(first) { text.removeFirst() }
        while let last = text.last, isSpace(last) { text.removeLast() }
        return text
    }

    private static func isSpace(_ character: Character) -> Bool {
        character == " " || character == "\t" || character == "\r"
    }
}

extension Bilingual {
    /// With the place that it is about, as editors know it.
    func at(_ place: String) -> Bilingual {
        Bilingual("\(place): \(english)", "\(place): \(chinese)")
    }
}
