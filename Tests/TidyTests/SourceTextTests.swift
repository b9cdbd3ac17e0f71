import Testing

/// The measures of style.md that a reader of the text can take.
struct SourceTextTests {
    private static let columnLimit = 100
    private static let lineLimit = 400
    private static let functionLimit = 70

    @Test("no line is longer than 100 columns")
    func columns() {
        let faults = (SourceTree.sources + SourceTree.tests).flatMap { file in
            file.lines.enumerated().filter { $0.element.count > Self.columnLimit }.map {
                file.fault($0.offset + 1, "\($0.element.count) columns")
            }
        }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test("no file is longer than 400 lines")
    func lengths() {
        let faults = (SourceTree.sources + SourceTree.tests)
            .filter { $0.lines.count - 1 > Self.lineLimit }
            .map { $0.fault(Self.lineLimit + 1, "\($0.lines.count - 1) lines") }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test("no function is longer than 70 lines")
    func functions() {
        let faults = SourceTree.sources.flatMap { file in
            Declaration.all(in: file).filter { $0.isFunction && $0.lineCount > Self.functionLimit }
                .map { file.fault($0.line, "\($0.lineCount) lines in one function") }
        }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    /// A text that does not belong in the sources, and what to write instead.
    struct Banned: CustomTestStringConvertible {
        let text: String
        let instead: String
        /// Modules in which it belongs after all, besides what an executable's main calls.
        var except: Set<String> = []

        var testDescription: String { text }
    }

    @Test(
        "no banned words",
        arguments: [
            Banned(text: "try!", instead: "handle the error, or say why there is none"),
            Banned(text: "as!", instead: "a type that needs no cast"),
            Banned(text: "TODO", instead: "do it, or open an issue"),
            Banned(text: "FIXME", instead: "do it, or open an issue"),
            Banned(
                text: "print(",
                instead: "Output in the client, a log line in the daemon",
                except: ["shixun", "shixund"]
            ),
            Banned(text: "Date()", instead: "the clock of the context", except: ["Daemon"]),
        ]
    )
    func bannedWords(banned: Banned) {
        var faults: [String] = []
        let programs: Set<String> = ["main", "Program"]
        for file in SourceTree.sources
        where !banned.except.contains(file.module) && !programs.contains(file.name) {
            for (number, line) in file.lines.enumerated()
            where Self.contains(banned.text, in: Self.code(line)) {
                faults.append(file.fault(number + 1, "\(banned.text): \(banned.instead)"))
            }
        }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    /// Whether the word stands in the line by itself: `print(` but not `fingerprint(`.
    private static func contains(_ word: String, in line: Substring) -> Bool {
        var rest = line
        while let range = rest.firstRange(of: word) {
            let before = rest[..<range.lowerBound].last
            if before.map({ !$0.isLetter && $0 != "_" && $0 != "." }) ?? true { return true }
            rest = rest[range.upperBound...]
        }
        return false
    }

    /// A line up to its comment; a comment that marks work undone counts as text.
    private static func code(_ line: String) -> Substring {
        guard let comment = line.firstRange(of: "//") else { return line[...] }
        let marks = line.contains("TODO") || line.contains("FIXME")
        return marks ? line[...] : line[..<comment.lowerBound]
    }
}
