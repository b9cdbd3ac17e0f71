/// The statements that the client itself must know, since they begin and end transactions.
package enum SessionVerb: Sendable, Hashable {
    case begin
    case commit
    case rollback

    /// The verb of a statement's bytes, or nil for every other statement.
    /// - Complexity: O(1): only the first word is looked at.
    package init?(statement bytes: [UInt8]) {
        let words = bytes.prefix(Self.longest + 64).split(maxSplits: 1) { $0 == 0x20 || $0 == 0x09 }
        guard let first = words.first, first.count <= Self.longest,
            let verb = Self.names[String(decoding: first, as: UTF8.self).lowercased()]
        else { return nil }
        self = verb
    }

    /// Whether a statement that begins with this byte may be one: the fast path's question.
    static func mayBegin(with byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case UInt8(ascii: "b"), UInt8(ascii: "c"), UInt8(ascii: "r"): true
        default: byte >= 0x80 || byte == 0x20 || byte == 0x09
        }
    }

    private static let longest = 12
    private static let names: [String: SessionVerb] = [
        "begin": .begin, "开始": .begin,
        "commit": .commit, "提交": .commit,
        "rollback": .rollback, "回滚": .rollback,
    ]
}
