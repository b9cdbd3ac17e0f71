/// A text, or none, as a number of four bytes.
package struct PackedWord: Hashable, Sendable {
    /// 0 for none; otherwise one text has one number, as long as the process lives.
    package let number: UInt32

    static let pool = InternPool<String>()

    package static let none = PackedWord(number: 0)

    init(number: UInt32) {
        self.number = number
    }

    package init(_ text: String?) {
        number = text.map { Self.pool.number(of: $0) } ?? 0
    }

    package var text: String? {
        number == 0 ? nil : Self.pool[number]
    }
}
