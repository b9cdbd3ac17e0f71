/// A line of the client's own, which begins with `\`.
package enum Directive: Sendable, Hashable, CaseIterable {
    case include
    case set
    case loop
    case table
    case end
    // Of the REPL only.
    case quit
    case help
    case timing
    case watch
    case edit
    case write
    case expanded
    case format
    case language

    /// The names of each, English first.
    package var names: [String] {
        switch self {
        case .include: ["include", "含", "包含", "i"]
        case .set: ["set", "设", "设置"]
        case .loop: ["for", "循环"]
        case .table: ["table", "表"]
        case .end: ["end", "完"]
        case .quit: ["q", "quit", "退出"]
        case .help: ["?", "help", "帮助"]
        case .timing: ["timing", "计时"]
        case .watch: ["watch", "监看"]
        case .edit: ["e", "edit", "编辑"]
        case .write: ["g", "写到"]
        case .expanded: ["x", "expanded", "展开"]
        case .format: ["format", "格式"]
        case .language: ["lang", "语言"]
        }
    }

    /// Whether scripts know it as well as the REPL.
    package var isForScripts: Bool {
        switch self {
        case .include, .set, .loop, .table, .end: true
        case .quit, .help, .timing, .watch, .edit, .write, .expanded, .format, .language:
            false
        }
    }

    /// The directive of that name, or nil.
    package init?(name: String) {
        let name = name.lowercased()
        guard let found = Self.allCases.first(where: { $0.names.contains(name) }) else {
            return nil
        }
        self = found
    }

    /// The directive that opens or ends a block on a line, told without reading the rest of it.
    package init?(lineBytes bytes: [UInt8]) {
        guard let rest = Self.rest(of: bytes) else { return nil }
        // A full-width space or parenthesis ends the name as well: their first bytes.
        let ends: Set<UInt8> = [0x20, 0x09, UInt8(ascii: "("), 0xE3, 0xEF]
        let name = rest.prefix { !ends.contains($0) }
        self.init(name: String(decoding: name, as: UTF8.self))
    }

    /// Whether a line is a directive; Chinese input methods give `、` for the backslash key.
    package static func isDirective(_ bytes: [UInt8]) -> Bool {
        rest(of: bytes) != nil
    }

    /// What follows the backslash, or nil for a line that is no directive.
    static func rest(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
        let line = bytes.drop { $0 == 0x20 || $0 == 0x09 }
        if line.first == UInt8(ascii: "\\") { return line.dropFirst() }
        guard line.first == 0xE3 || line.first == 0xEF else { return nil }
        let marks: [[UInt8]] = [Array("、".utf8), Array("＼".utf8)]
        return marks.contains { line.starts(with: $0) } ? line.dropFirst(3) : nil
    }
}
