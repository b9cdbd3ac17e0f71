import Foundation
import Testing

/// What lies at the top of the tree, and what must not be in its files.
struct TopLevelTests {
    @Test("the top level has its few entries and dot files, nothing else")
    func entries() {
        let allowed: Set<String> = [
            "Package.swift", "Sources", "Tests", "scripts", "etc", "README.md",
        ]
        // Made by a build and ignored by git.
        let ignored: Set<String> = ["Package.resolved"]
        let stray = SourceTree.names(in: "").filter { name in
            !name.hasPrefix(".") && !allowed.contains(name) && !ignored.contains(name)
                && !name.hasSuffix(".profraw")
        }
        #expect(stray.isEmpty, "stray at the top: \(stray.joined(separator: ", "))")
    }

    @Test("these tests find what they are to read")
    func reading() {
        #expect(SourceTree.sources.contains { $0.path == "Sources/shixund/main.swift" })
        #expect(SourceTree.tests.contains { $0.path == "Tests/TidyTests/TopLevelTests.swift" })
        #expect(SourceTree.names(in: "scripts").contains("start"))
    }

    @Test("every script says what it is and can be run")
    func scripts() {
        var faults: [String] = []
        for name in ["", "/faults"].flatMap({ folder in
            SourceTree.names(in: "scripts" + folder).map { "scripts\(folder)/\($0)" }
        }) where !name.contains(".") || name.hasSuffix(".py") {
            guard let text = SourceTree.text(name) else { continue }
            let path = SourceTree.top.appending(path: name).path
            if !text.hasPrefix("#!") { faults.append("\(name):1: no #! line") }
            if !text.contains("\(name):") {
                faults.append("\(name):2: does not say its name and purpose")
            }
            if !FileManager.default.isExecutableFile(atPath: path) {
                faults.append("\(name):1: cannot be executed")
            }
        }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }
}
