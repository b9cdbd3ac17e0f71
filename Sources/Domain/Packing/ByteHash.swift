/// A keyed hash of bytes, for tables of ours whose keys are short texts.
///
/// `Hasher` takes 350 instructions for a key of fourteen bytes, and a line of the ledger is looked
/// up thirty times; this takes thirty. It multiplies sixteen bytes at a time to 128 bits and folds
/// them. Both keys are this process's own, so that nobody can choose texts that fall together.
package enum ByteHash {
    private static let keys = (
        UInt64.random(in: .min ... .max) | 1, UInt64.random(in: .min ... .max) | 1
    )

    /// The hash of bytes; the same for the same ones as long as the process lives.
    package static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        let (first, second) = keys
        let count = bytes.count
        var state = first
        var place = 0
        while count - place > 16 {
            state = fold(word(bytes, place) ^ second, word(bytes, place + 8) ^ state)
            place += 16
        }
        let (low, high) = end(bytes, from: place)
        // The length last: with the first words, a byte of theirs could make up for another length.
        return fold(first ^ UInt64(truncatingIfNeeded: count), fold(low ^ second, high ^ state))
    }

    /// The hash of a text's UTF-8.
    package static func hash(_ text: String) -> UInt64 {
        withBytes(of: text) { hash(UnsafeRawBufferPointer($0)) }
    }

    /// Lends a text's UTF-8, without a copy where it has one.
    @_alwaysEmitIntoClient @inline(__always)
    package static func withBytes<Result>(
        of text: String,
        _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
        var native = text
        return native.withUTF8(body)
    }

    /// Whether two texts have the same bytes.
    ///
    /// Quicker than `==` where they are not ASCII and differ; texts that are written in other bytes
    /// may still be equal.
    package static func isEqual(_ left: String, _ right: String) -> Bool {
        withBytes(of: left) { left in withBytes(of: right) { isEqual(left, $0) } }
    }

    /// Whether both have the same bytes.
    static func isEqual(
        _ left: UnsafeBufferPointer<UInt8>,
        _ right: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard left.count == right.count else { return false }
        let (left, right) = (UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
        var place = 0
        while left.count - place >= 8 {
            guard word(left, place) == word(right, place) else { return false }
            place += 8
        }
        while place < left.count {
            guard left[place] == right[place] else { return false }
            place += 1
        }
        return true
    }

    /// The last bytes from there, sixteen at most, as two words; a longer text's overlap.
    @inline(__always)
    private static func end(
        _ bytes: UnsafeRawBufferPointer,
        from place: Int
    ) -> (UInt64, UInt64) {
        let count = bytes.count
        if count >= 16 { return (word(bytes, count - 16), word(bytes, count - 8)) }
        if count >= 8 { return (word(bytes, 0), word(bytes, count - 8)) }
        if count >= 4 { return (half(bytes, 0), half(bytes, count - 4)) }
        guard count > 0 else { return (0, 0) }
        let ends = UInt64(bytes[0]) << 8 | UInt64(bytes[count - 1])
        return (ends << 8 | UInt64(bytes[count / 2]), 0)
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
        bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    }

    @inline(__always)
    private static func half(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
        UInt64(bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    }

    @inline(__always)
    private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
