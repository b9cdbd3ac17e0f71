package import Synchronization

/// A text, or none, as a number of four bytes.
package struct PackedWord: Hashable, Sendable {
    /// 0 for none; otherwise one text has one number, as long as anybody has it.
    package let number: UInt32

    static let pool = InternPool(blank: "") { text in
        // Shorter ones lie in their place.
        let length = text.utf8.count
        return length > 15 ? length + 32 : 0
    }

    /// Rises when words are forgotten: who keeps numbers without lines looks at it.
    package static let generation = Atomic<Int>(0)

    package static let none = PackedWord(number: 0)

    init(number: UInt32) {
        self.number = number
    }

    package init(_ text: String?) {
        guard let text else {
            number = 0
            return
        }
        number = ByteHash.withBytes(of: text) { Self.pool.number(of: $0) }
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        number = Self.pool.number(of: bytes)
    }

    package var text: String? {
        number == 0 ? nil : Self.pool[number]
    }
}
