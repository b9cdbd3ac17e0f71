import Testing

/// The import table of Sources/README.md: who may use what.
struct ImportTests {
    /// What a module may import of our own modules and of others' packages.
    private static let table: [String: Set<String>] = [
        "Grammar": [],
        "Domain": [],
        "Statistics": [],
        "Wire": ["Grammar"],
        "Notation": ["Grammar", "Domain"],
        "Storage": ["Domain", "CSQLiteSetup", "GRDB", "GRDBSQLite", "Crypto"],
        "Schemes": ["Grammar", "Domain", "Notation", "Statistics"],
        "Commands": ["Grammar", "Domain", "Notation", "Statistics", "Schemes"],
        "Client": ["Grammar", "Wire", "CEditline"],
        "Daemon": [
            "Grammar", "Domain", "Statistics", "Wire", "Notation", "Storage", "Schemes", "Commands",
            "NIOCore", "NIOPosix", "Logging", "Crypto",
        ],
        "shixund": ["Daemon", "ArgumentParser"],
        "shixun": ["Client", "ArgumentParser"],
    ]

    /// The modules that know no operating system.
    private static let pure: Set<String> = [
        "Grammar", "Domain", "Statistics", "Notation", "Schemes", "Commands", "Wire",
    ]

    /// What comes with Swift and knows no operating system.
    private static let language: Set<String> = ["Swift", "Synchronization"]

    /// What comes with Swift or the system, for the modules that are not pure.
    private static let system: Set<String> = ["Foundation", "Glibc", "Dispatch"]

    @Test("a module imports only what the import table gives it")
    func imports() {
        var faults: [String] = []
        for file in SourceTree.sources {
            guard let allowed = Self.table[file.module] else {
                faults.append(file.fault(1, "module \(file.module) is not in the import table"))
                continue
            }
            let platform = Self.pure.contains(file.module) ? [] : Self.system
            let known = allowed.union(Self.language).union(platform)
            for (number, line) in file.lines.enumerated() {
                guard let name = Self.imported(line), !known.contains(name) else { continue }
                faults.append(file.fault(number + 1, "\(file.module) may not import \(name)"))
            }
        }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test("every folder of Sources is a module of the import table")
    func modules() {
        let folders = SourceTree.names(in: "Sources").filter { !$0.contains(".") }
        let unknown = Set(folders).subtracting(Self.table.keys)
            .subtracting(["CEditline", "CSQLiteSetup"])
        #expect(unknown.isEmpty, "Sources has folders that are no module: \(unknown.sorted())")
    }

    @Test("no import is public: these are programs", arguments: ["public import", "@_exported"])
    func publicImports(words: String) {
        let faults = SourceTree.sources.flatMap { file in
            file.lines.enumerated().filter { $0.element.hasPrefix(words) }
                .map { file.fault($0.offset + 1, $0.element) }
        }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    /// The module that a line imports: `package import Domain`, `import struct Domain.Day`.
    private static func imported(_ line: String) -> String? {
        let words = line.split(separator: " ").map(String.init)
        guard let place = words.firstIndex(of: "import"), place < 3, place + 1 < words.count,
            words[..<place].allSatisfy({ $0.hasPrefix("@") || accessLevels.contains($0) })
        else { return nil }
        let name = kinds.contains(words[place + 1]) ? words[place + 2] : words[place + 1]
        return String(name.prefix { $0 != "." })
    }

    private static let accessLevels: Set<String> = [
        "package", "internal", "private", "public", "fileprivate",
    ]
    private static let kinds: Set<String> = [
        "struct", "enum", "class", "protocol", "func", "var", "let", "typealias",
    ]
}
