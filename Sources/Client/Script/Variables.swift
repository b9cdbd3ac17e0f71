internal import Grammar

/// What `${…}` stands for: variables that were set, and the rows of the loops around.
package struct Variables: Sendable {
    /// The row that a loop is at.
    struct Row: Sendable {
        let variable: String
        let cells: [String: String]
    }

    private var values: [String: String] = [:]
    private var rows: [Row] = []

    package init() {}

    package mutating func set(_ name: String, to value: String) {
        values[name] = value
    }

    /// Takes a `NAME=VALUE` of the command line.
    /// - Throws: `usage` where it has no `=` or the name is none.
    package mutating func set(option: String) throws(ClientError) {
        guard let equals = option.firstIndex(of: "="), Self.isName(option[..<equals]) else {
            throw .usage(
                Bilingual(
                    "--set takes NAME=VALUE, not \(excerpt(option))",
                    "--set 的写法是 名称=值，而不是 \(excerpt(option))"
                )
            )
        }
        set(String(option[..<equals]), to: String(option[option.index(after: equals)...]))
    }

    /// The same without the rows of loops that were left in the middle.
    var outsideLoops: Variables {
        var outside = self
        outside.rows = []
        return outside
    }

    mutating func enter(_ row: Row) {
        rows.append(row)
    }

    mutating func leave() {
        rows.removeLast()
    }

    /// `name`, or `ROW.column` inside a loop; the innermost row first.
    package subscript(name: String) -> String? {
        if let dot = name.firstIndex(of: ".") {
            let variable = name[..<dot]
            let column = String(name[name.index(after: dot)...])
            if let row = rows.last(where: { $0.variable == variable }) { return row.cells[column] }
        }
        return values[name]
    }

    /// Whether a word can name a variable: letters, digits, `_`, `-` and what is beyond ASCII.
    package static func isName(_ text: some StringProtocol) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
                case UInt8(ascii: "_"), UInt8(ascii: "-"): true
                default: false
                }
            }
    }
}
