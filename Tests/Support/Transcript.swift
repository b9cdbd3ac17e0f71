import Foundation

/// A recorded conversation: `> request`, then `< reply` lines; `#` lines are remarks.
///
/// The status line's `seq=` is left out. A file that begins with `# live` needs a connection; one
/// that begins with `# in process` shows what differs from daemon to daemon. `on an empty store` in
/// the first line leaves the sample school out. Sequences are told as `TranscriptNumbers` says.
package struct Transcript: Sendable, CustomStringConvertible {
    package struct Exchange: Sendable {
        package let line: Int
        package let request: String
        package var replies: [String]
    }

    package let name: String
    package var description: String { name }
    package let isLive: Bool
    package let isInProcess: Bool
    package let isOnEmptyStore: Bool
    package let exchanges: [Exchange]
    private let url: URL
    private let text: String

    package static func all() throws -> [Transcript] {
        let folder = Repository.root.appendingPathComponent("Tests/Transcripts")
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap {
            $0 as? String
        }
        return try (paths ?? []).filter { $0.hasSuffix(".session") }.sorted().map { path in
            try Transcript(name: path, url: folder.appendingPathComponent(path))
        }
    }

    private init(name: String, url: URL) throws {
        self.name = name
        self.url = url
        text = try String(contentsOf: url, encoding: .utf8)
        isLive = text.hasPrefix("# live")
        isInProcess = text.hasPrefix("# in process")
        isOnEmptyStore = text.prefix { $0 != "\n" }.contains("on an empty store")
        var exchanges: [Exchange] = []
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            if line.hasPrefix("> ") {
                exchanges.append(
                    Exchange(line: index + 1, request: String(line.dropFirst(2)), replies: [])
                )
            } else if line.hasPrefix("< "), !exchanges.isEmpty {
                exchanges[exchanges.count - 1].replies.append(String(line.dropFirst(2)))
            }
        }
        self.exchanges = exchanges
    }

    /// Whether the run is to write what it saw instead of comparing it.
    package static var isRecording: Bool {
        ProcessInfo.processInfo.environment["SHIXUN_RECORD"] != nil
    }

    /// Writes the replies that were seen into the file.
    package func record(_ replies: [[String]]) throws {
        var output: [Substring] = []
        var next = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("< ") { continue }
            output.append(line)
            if line.hasPrefix("> ") {
                output += replies[next].map { "< \($0)"[...] }
                next += 1
            }
        }
        try output.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
    }

    /// A reply line without what differs from run to run.
    package static func normal(_ line: String) -> String {
        if line.hasPrefix(">event\t") {
            // The statement's sequence.
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            return ([fields[0], "…"] + fields.dropFirst(2)).joined(separator: "\t")
        }
        return line.split(separator: " ", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("seq=") || !line.hasPrefix("+") }.joined(separator: " ")
    }
}
