import Testing

/// One command, one file: `Register/UnitAdd.swift` ⇔ `enum UnitAdd` ⇔ `unit add`.
struct CommandFileTests {
    /// The folders of Sources/Commands that hold commands, one file each; folders inside them hold
    /// what several commands of the area share, and the others serve all areas.
    private static let areas: Set<String> = [
        "Register", "Programmes", "Ledger", "Evaluations", "Monitoring", "Schemes", "Store",
        "Session",
    ]

    /// The files of commands.
    private static let files = SourceTree.sources.filter { file in
        let parts = file.path.split(separator: "/").map(String.init)
        return file.module == "Commands" && parts.count == 4 && areas.contains(parts[2])
            && !file.name.contains("+")
    }

    @Test("a command's file declares the enum of its name, and its comment the words")
    func names() {
        var faults: [String] = []
        for file in Self.files {
            let name = file.name
            guard let line = file.lines.firstIndex(of: "enum \(name) {") else {
                faults.append(file.fault(1, "no enum \(name)"))
                continue
            }
            let words = Self.words(of: name)
            let comment = Self.firstLineOfComment(above: line, file.lines)
            if !comment.hasPrefix("/// `\(words)`:") && !comment.hasPrefix("/// `\(words) ") {
                faults.append(file.fault(line, "the comment begins with /// `\(words)`: …"))
            }
            let commands = file.lines.filter { $0.contains("static let command =") }
            if commands.count != 1 {
                faults.append(file.fault(line + 1, "\(commands.count) commands in one file"))
            }
        }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test("the labels that a command declares are the words of its file's name")
    func labels() {
        let faults = Self.files.compactMap { file -> String? in
            guard let (line, declared) = Self.declaredWords(file) else { return nil }
            let words = Self.words(of: file.name)
            guard declared != words else { return nil }
            return file.fault(line, "declares `\(declared)`, its name says `\(words)`")
        }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test("the catalogue lists every command's file once and nothing else")
    func catalogue() throws {
        let path = "Sources/Commands/Catalogue.swift"
        let text = try #require(SourceTree.text(path), "no \(path)")
        let listed = text.matches(of: /\b([A-Z][A-Za-z]*)\.command\b/).map { String($0.1) }
        let names = Self.files.map(\.name)
        let twice = Set(listed.filter { name in listed.count { $0 == name } > 1 })
        #expect(twice.isEmpty, "\(path): listed twice: \(twice.sorted())")
        let missing = Set(names).subtracting(listed).sorted()
        #expect(missing.isEmpty, "\(path): not listed: \(missing)")
        let strangers = Set(listed).subtracting(names).sorted()
        #expect(strangers.isEmpty, "\(path): no file for: \(strangers)")
    }

    @Test("no folder of commands is outside the areas")
    func folders() {
        let serving: Set<String> = ["Archive", "Entities", "Lookup", "Pages", "Readings"]
        let folders = Set(SourceTree.names(in: "Sources/Commands").filter { !$0.contains(".") })
        let unknown = folders.subtracting(Self.areas).subtracting(serving).sorted()
        #expect(unknown.isEmpty, "Sources/Commands has folders that no area names: \(unknown)")
    }

    /// `UnitAdd` is `unit add`; `Ping` is `ping`.
    private static func words(of name: String) -> String {
        name.replacing(/([a-z])([A-Z])/) { "\($0.1) \($0.2)" }.lowercased()
    }

    private static func firstLineOfComment(above line: Int, _ lines: [String]) -> String {
        var first = line
        while first > 0, lines[first - 1].hasPrefix("///") { first -= 1 }
        return first < line ? lines[first] : ""
    }

    /// The English words in `[Label("unit", "单位"), Label("add", "添加")]`, where a command says
    /// them itself.
    private static func declaredWords(_ file: SourceTree.File) -> (line: Int, words: String)? {
        guard let start = file.lines.firstIndex(where: { $0.contains("= Command.") }),
            start + 1 < file.lines.count, file.lines[start + 1].contains("[Label(\"")
        else { return nil }
        let words = file.lines[start + 1].matches(of: #/Label\("([a-z-]+)", /#)
        return (start + 2, words.map { String($0.1) }.joined(separator: " "))
    }
}
