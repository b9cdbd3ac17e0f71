/// Words and the number that belongs to each, found by their bytes with ASCII letters in either
/// case.
///
/// A class over plain memory that is never written again: every word of every statement is looked
/// up in one, and a dictionary of strings would hash, retain and release each time.
package final class WordTable: @unchecked Sendable {
    private struct Slot {
        var hash: UInt64
        var start: Int
        var length: Int
        var value: Int
    }

    /// A power of two; at least half of the slots are free.
    private let slots: UnsafeMutableBufferPointer<Slot>
    /// All words, one after another, in small letters.
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    /// Makes the table; of two equal words the later one counts.
    package init(_ words: [(word: String, value: Int)]) {
        var size = 4
        while size < words.count * 2 { size *= 2 }
        slots = .allocate(capacity: size)
        slots.initialize(repeating: Slot(hash: 0, start: 0, length: -1, value: 0))
        bytes = .allocate(capacity: words.reduce(1) { $0 + $1.word.utf8.count })
        bytes.initialize(repeating: 0)
        var end = 0
        for (word, value) in words {
            let start = end
            for byte in word.utf8 {
                bytes[end] = Self.small(byte)
                end += 1
            }
            let text = UnsafeBufferPointer(rebasing: bytes[start..<end])
            let hash = Self.hash(text)
            let place = place(of: text, hash)
            if slots[place].length < 0 {
                slots[place] = Slot(hash: hash, start: start, length: end - start, value: value)
            } else {
                slots[place].value = value
            }
        }
    }

    deinit {
        slots.deallocate()
        bytes.deallocate()
    }

    /// The number of that word; nil when it is none of them.
    /// - Complexity: O(length of the word).
    package func value(of word: UnsafeBufferPointer<UInt8>) -> Int? {
        let slot = slots[place(of: word, Self.hash(word))]
        return slot.length < 0 ? nil : slot.value
    }

    /// The number of that word; nil when it is none of them.
    package func value(of word: String) -> Int? {
        word.withBytes { value(of: $0) }
    }

    /// The slot of the word, or the free one where it would stand.
    private func place(of word: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
        var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[place].length >= 0 {
            if slots[place].hash == hash, isEqual(slots[place], word) { return place }
            place = (place + 1) & (slots.count - 1)
        }
        return place
    }

    private func isEqual(_ slot: Slot, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard slot.length == word.count else { return false }
        for index in 0..<word.count where bytes[slot.start + index] != Self.small(word[index]) {
            return false
        }
        return true
    }

    /// FNV-1a over the small letters, its halves folded since slots are told by its low bits.
    private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word { hash = (hash ^ UInt64(small(byte))) &* 0x100_0000_01B3 }
        return hash ^ hash >> 32
    }

    @inline(__always)
    private static func small(_ byte: UInt8) -> UInt8 {
        byte &- 0x41 < 26 ? byte | 0x20 : byte
    }
}

extension String {
    /// Lends the string's UTF-8, without a copy where it has one.
    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        var native = self
        return native.withUTF8(body)
    }
}
