/// A declaration as it stands in formatted source: found by its words, ended by its indentation.
struct Declaration {
    let line: Int
    let kind: String
    let isPackage: Bool
    let hasDocumentation: Bool
    /// From the first line to the closing brace, or 1 where the body is on the line itself.
    let lineCount: Int

    var isFunction: Bool { kind == "func" || kind == "init" }
    var isType: Bool { Self.types.contains(kind) }

    private static let types: Set<String> = ["struct", "enum", "class", "actor", "protocol"]
    private static let kinds = types.union(["func", "init"])
    private static let modifiers: Set<String> = [
        "package", "public", "internal", "private", "fileprivate", "static", "final", "mutating",
        "consuming", "borrowing", "indirect", "nonisolated", "override", "convenience",
    ]

    /// The types, functions and initialisers of a file.
    static func all(in file: SourceTree.File) -> [Declaration] {
        var found: [Declaration] = []
        for (index, line) in file.lines.enumerated() {
            guard let (kind, isPackage) = head(line) else { continue }
            found.append(
                Declaration(
                    line: index + 1,
                    kind: kind,
                    isPackage: isPackage,
                    hasDocumentation: isDocumented(file.lines, index),
                    lineCount: length(file.lines, from: index)
                )
            )
        }
        return found
    }

    private static func head(_ line: String) -> (kind: String, isPackage: Bool)? {
        var isPackage = false
        let words = line.split(separator: " ")
        for (place, word) in words.enumerated() {
            let name = String(word.prefix { $0.isLetter })
            if modifiers.contains(name) {
                isPackage = isPackage || name == "package"
            } else if name == "init" {
                return (name, isPackage)
            } else if kinds.contains(name), name == word, place + 1 < words.count {
                // A type's name is a capital's; `class TEXT` stands in SQL.
                let isTypeName = words[place + 1].first?.isUppercase ?? false
                let isSQL = words[place + 1].dropFirst().first?.isUppercase ?? false
                return name == "func" || isTypeName && !isSQL ? (name, isPackage) : nil
            } else if !word.hasPrefix("@") {
                return nil
            }
        }
        return nil
    }

    private static func isDocumented(_ lines: [String], _ index: Int) -> Bool {
        var above = index - 1
        while above >= 0, lines[above].trimmingSpaces.hasPrefix("@") { above -= 1 }
        return above >= 0 && lines[above].trimmingSpaces.hasPrefix("///")
    }

    private static func length(_ lines: [String], from index: Int) -> Int {
        let indentation = lines[index].prefix { $0 == " " }
        guard !lines[index].hasSuffix("}") else { return 1 }
        for end in (index + 1)..<max(index + 1, lines.count) where lines[end] == indentation + "}" {
            return end - index + 1
        }
        return 1
    }
}

extension String {
    fileprivate var trimmingSpaces: Substring { drop { $0 == " " } }
}
