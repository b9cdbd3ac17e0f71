internal import Glibc

/// Idempotency keys of one run of the client: a statement is sent again under the key it had.
package struct StatementKeys: Sendable {
    private let prefix: String
    private var number = 0

    /// The most bytes that `idem KEY ` takes.
    package static let prefixLimit = 48

    /// Begins with a name that no other run has.
    package init() {
        var generator = SystemRandomNumberGenerator()
        let name = String(generator.next(), radix: 36) + String(generator.next() >> 40, radix: 36)
        prefix = "c" + name
    }

    /// The next key; nil for a statement that brings a key or a tag of its own.
    package mutating func next(for statement: Statement) -> String? {
        guard statement.verb == nil, let first = statement.bytes.first,
            first != UInt8(ascii: "@")
        else { return nil }
        let word = statement.bytes.prefix(5).map { $0 | 0x20 }
        guard word != Array("idem ".utf8) else { return nil }
        number += 1
        return "\(prefix)-\(number)"
    }
}
