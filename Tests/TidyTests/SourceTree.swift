import Foundation

/// The files of the project, read once.
struct SourceTree {
    /// One file with its path below the top.
    struct File {
        let path: String
        let lines: [String]

        /// The file's name without `.swift`.
        var name: String {
            String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "")
        }

        /// The module of a file under Sources.
        var module: String {
            let parts = path.split(separator: "/")
            return parts.count > 2 ? String(parts[1]) : ""
        }

        /// A message about a line, counted from 1: `Sources/Wire/Framing.swift:12: …`.
        func fault(_ line: Int, _ text: String) -> String {
            "\(path):\(line): \(text)"
        }
    }

    /// The top of the tree: the folder of Package.swift.
    static let top = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every Swift file under Sources.
    static let sources = files(under: "Sources")
    /// Every Swift file under Tests.
    static let tests = files(under: "Tests")

    /// The text of a file below the top, or nothing.
    static func text(_ path: String) -> String? {
        try? String(contentsOf: top.appending(path: path), encoding: .utf8)
    }

    /// The names in a folder below the top, sorted.
    static func names(in path: String) -> [String] {
        let folder = top.appending(path: path).path
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    private static func files(under folder: String) -> [File] {
        let paths = FileManager.default.enumerator(atPath: top.appending(path: folder).path)
        let found = (paths?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }
        return found.sorted().compactMap { path in
            let path = "\(folder)/\(path)"
            return text(path).map { File(path: path, lines: $0.components(separatedBy: "\n")) }
        }
    }
}
