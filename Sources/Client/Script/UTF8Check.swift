/// Checks that bytes are UTF-8, piece by piece, as strictly as RFC 3629.
package struct UTF8Check: Sendable {
    /// Whether nothing wrong was seen so far.
    package private(set) var isValid = true
    /// Whether a character beyond ASCII was seen.
    package private(set) var hasMultibyte = false
    /// Whether a NUL was seen, which no text has.
    package private(set) var hasNull = false
    /// Continuation bytes still due.
    private var due = 0
    private var low: UInt8 = 0x80
    private var high: UInt8 = 0xBF

    package init() {}

    /// Whether the bytes so far end between characters.
    package var isComplete: Bool { due == 0 }

    /// - Complexity: O(count); eight bytes at a time where they are ASCII.
    package mutating func feed(_ bytes: UnsafeRawBufferPointer) {
        var index = 0
        while index < bytes.count {
            if due == 0, index + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                // ASCII without a NUL: no high bit, and no byte borrows from its neighbour.
                let borrows = word &- 0x0101_0101_0101_0101
                if (word | borrows) & 0x8080_8080_8080_8080 == 0 {
                    index += 8
                    continue
                }
            }
            step(bytes[index])
            index += 1
        }
    }

    package mutating func feed(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { feed($0) }
    }

    private mutating func step(_ byte: UInt8) {
        if due > 0 {
            if byte < low || byte > high { isValid = false }
            due -= 1
            low = 0x80
            high = 0xBF
            return
        }
        if byte < 0x80 {
            if byte == 0 { hasNull = true }
            return
        }
        hasMultibyte = true
        switch byte {
        case 0xC2...0xDF: due = 1
        case 0xE0...0xEF:
            due = 2
            if byte == 0xE0 { low = 0xA0 }
            if byte == 0xED { high = 0x9F }
        case 0xF0...0xF4:
            due = 3
            if byte == 0xF0 { low = 0x90 }
            if byte == 0xF4 { high = 0x8F }
        default: isValid = false
        }
    }
}
