/// Eight bytes at once, for texts that are mostly plain.
struct EightLetters {
    private let word: UInt64

    /// The bytes from `place` on; there are eight.
    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
        let bytes = UnsafeRawBufferPointer(bytes)
        word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }

    /// How many stand before the first that may end a plain word, be named by an `=`, or be none of
    /// its bytes: below 0x28, `=`, a backslash, DEL, or what may begin a control past ASCII.
    @inline(__always)
    var plainCount: Int {
        // Exact up to the first high bit: a borrow goes upwards.
        let low = (word &- 0x2828_2828_2828_2828) & ~word
        let marks =
            Self.zeros(word ^ 0x3D3D_3D3D_3D3D_3D3D) | Self.zeros(word ^ 0x5C5C_5C5C_5C5C_5C5C)
            | Self.zeros(word ^ 0x7F7F_7F7F_7F7F_7F7F) | Self.zeros(word ^ 0xC2C2_C2C2_C2C2_C2C2)
            | Self.zeros(word ^ 0xE2E2_E2E2_E2E2_E2E2)
        return ((low | marks) & 0x8080_8080_8080_8080).trailingZeroBitCount / 8
    }

    @inline(__always)
    private static func zeros(_ bytes: UInt64) -> UInt64 {
        (bytes &- 0x0101_0101_0101_0101) & ~bytes
    }

    /// Whether each is an ASCII letter, digit or mark that stands in a bare word whatever is
    /// beside it: from 0x28 to 0x7E, and no backslash.
    @inline(__always)
    var arePlain: Bool {
        // The high bit of each byte: set by the byte itself, by a borrow where it is less than
        // 0x28, or where what differs from 0x5C or 0x7F is nothing.
        let low = word &- 0x2828_2828_2828_2828
        let backslash = (word ^ 0x5C5C_5C5C_5C5C_5C5C) &- 0x0101_0101_0101_0101
        let delete = (word ^ 0x7F7F_7F7F_7F7F_7F7F) &- 0x0101_0101_0101_0101
        return (word | low | backslash | delete) & 0x8080_8080_8080_8080 == 0
    }
}
