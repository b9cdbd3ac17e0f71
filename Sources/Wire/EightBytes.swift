/// Eight bytes looked at in one step.
///
/// Every test answers a mask with the high bit of the bytes that pass. Bits above the lowest one
/// may be set by a borrow, so that only "none" and "the first" can be told from it.
struct EightBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    private let bits: UInt64

    @inline(__always)
    init(at pointer: UnsafePointer<UInt8>) {
        bits = UInt64(
            littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self)
        )
    }

    /// Whether the `count` bytes at two places are the same.
    @inline(__always)
    static func areEqual(
        _ left: UnsafePointer<UInt8>,
        _ right: UnsafePointer<UInt8>,
        count: Int
    ) -> Bool {
        var index = 0
        while index + 8 <= count {
            guard EightBytes(at: left + index).bits == EightBytes(at: right + index).bits
            else { return false }
            index += 8
        }
        while index < count {
            guard left[index] == right[index] else { return false }
            index += 1
        }
        return true
    }

    private init(bits: UInt64) {
        self.bits = bits
    }

    /// The bytes of 80 and above.
    @inline(__always)
    var high: UInt64 {
        bits & Self.highs
    }

    /// The bytes below `bound`, which is at most 80.
    @inline(__always)
    func below(_ bound: UInt8) -> UInt64 {
        (bits &- Self.ones &* UInt64(bound)) & ~bits & Self.highs
    }

    /// The bytes equal to `byte`.
    @inline(__always)
    func equal(_ byte: UInt8) -> UInt64 {
        EightBytes(bits: bits ^ (Self.ones &* UInt64(byte))).below(1)
    }

    /// The same bytes without the bits of `bits`.
    @inline(__always)
    func clearing(_ cleared: UInt8) -> EightBytes {
        EightBytes(bits: bits & ~(Self.ones &* UInt64(cleared)))
    }

    /// The index of the first byte that a mask names.
    @inline(__always)
    static func first(in mask: UInt64) -> Int {
        mask.trailingZeroBitCount >> 3
    }
}
