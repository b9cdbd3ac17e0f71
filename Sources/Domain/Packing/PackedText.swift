/// A text, or none, that often ends in a number of its own (`H-1187`, `T001`), in eight bytes.
///
/// What stands before the number is a `PackedWord`, so that a million keys are one word and their
/// numbers. One text is packed in one way: the number is the longest end of at most nine digits
/// that does not begin with 0.
package struct PackedText: Hashable, Sendable {
    package let prefix: PackedWord
    /// 0 where the text does not end in a number.
    package let number: UInt32

    package static let none = PackedText(prefix: .none, number: 0)

    private static let digitLimit = 9

    init(prefix: PackedWord, number: UInt32) {
        self.prefix = prefix
        self.number = number
    }

    package init(_ text: String?) {
        guard let text else {
            self = .none
            return
        }
        self = ByteHash.withBytes(of: text) { bytes in
            let (length, number) = Self.split(bytes)
            let prefix = UnsafeBufferPointer(rebasing: bytes[..<length])
            return PackedText(prefix: PackedWord(prefix), number: number)
        }
    }

    /// - Returns: nil where nothing was ever packed that begins so.
    package init?(known text: String) {
        let known = ByteHash.withBytes(of: text) { bytes -> PackedText? in
            let (length, number) = Self.split(bytes)
            let prefix = UnsafeBufferPointer(rebasing: bytes[..<length])
            return PackedWord.pool.known(prefix).map { word in
                PackedText(prefix: PackedWord(number: word), number: number)
            }
        }
        guard let known else { return nil }
        self = known
    }

    /// Both numbers as one, to sort by.
    package var bits: UInt64 { UInt64(prefix.number) << 32 | UInt64(number) }

    package var text: String? {
        guard let prefix = prefix.text else { return nil }
        return number == 0 ? prefix : prefix + String(number)
    }

    /// How many bytes stand before the number, and the number.
    private static func split(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (length: Int, number: UInt32) {
        var (value, power): (UInt32, UInt32) = (0, 1)
        var (length, number) = (bytes.count, UInt32(0))
        for place in 0..<min(digitLimit, bytes.count) {
            let digit = bytes[bytes.count - 1 - place] &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            value += UInt32(digit) * power
            power *= 10
            if digit != 0 { (length, number) = (bytes.count - 1 - place, value) }
        }
        return (length, number)
    }

    /// Shorter texts first, then by their bytes: `H-9` before `H-10`.
    package static func isBefore(_ left: PackedText, _ right: PackedText) -> Bool {
        if left.prefix == right.prefix { return left.number < right.number }
        let (one, other) = (left.text ?? "", right.text ?? "")
        return (one.utf8.count, one) < (other.utf8.count, other)
    }
}
