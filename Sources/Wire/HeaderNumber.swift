/// The number of a RESP header, `*N` or `$N`, read as far as it is there.
///
/// A fault is told at the first byte that shows it, so that it does not depend on how the bytes
/// arrived.
enum HeaderNumber {
    /// The header is right so far but not complete.
    case incomplete
    /// A number from 0 to the limit, or -1 for any negative one; `next` is the byte after CRLF.
    case value(Int, next: Int)
    case malformed
    /// A number past the limit.
    case excessive

    /// Reads the header whose type byte is at `start`.
    static func read(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at start: Int,
        limit: Int
    ) -> HeaderNumber {
        var index = start + 1
        var value = 0
        var digits = 0
        while index < bytes.count {
            let byte = bytes[index]
            let digit = Int(byte) - 0x30
            if digit >= 0, digit <= 9 {
                // No leading zero.
                if digits == 1, value == 0 { return .malformed }
                value = value * 10 + digit
                digits += 1
                if value > limit { return .excessive }
                index += 1
            } else if byte == 0x0D, digits > 0 {
                return lineEnd(bytes, at: index, value: value)
            } else if byte == UInt8(ascii: "-"), index == start + 1 {
                return negative(bytes, at: index + 1)
            } else {
                return .malformed
            }
        }
        return .incomplete
    }

    private static func negative(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at start: Int
    ) -> HeaderNumber {
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case 0x30 where index == start: return .malformed
            case 0x30...0x39 where index - start < WireLimits.negativeDigits: index += 1
            case 0x0D where index > start: return lineEnd(bytes, at: index, value: -1)
            default: return .malformed
            }
        }
        return .incomplete
    }

    private static func lineEnd(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at index: Int,
        value: Int
    ) -> HeaderNumber {
        guard index + 1 < bytes.count else { return .incomplete }
        return bytes[index + 1] == 0x0A ? .value(value, next: index + 2) : .malformed
    }
}
