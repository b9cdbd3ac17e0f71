import Domain

/// A text of which a digest is made, byte by byte: strings put together would be as many
/// allocations as parts.
struct DigestText {
    private var bytes: [UInt8] = []

    init() {
        bytes.reserveCapacity(1_024)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func append(_ text: String, ends mark: Unicode.Scalar) {
        bytes.append(contentsOf: text.utf8)
        bytes.append(UInt8(ascii: mark))
    }

    mutating func append(_ key: PackedText, ends mark: Unicode.Scalar) {
        bytes.append(contentsOf: (key.prefix.text ?? "").utf8)
        if key.number != 0 { append(magnitude: UInt(key.number)) }
        bytes.append(UInt8(ascii: mark))
    }

    mutating func append(_ number: Int, ends mark: Unicode.Scalar) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        append(magnitude: number.magnitude)
        bytes.append(UInt8(ascii: mark))
    }

    private mutating func append(magnitude: UInt) {
        let start = bytes.count
        var rest = magnitude
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }
}
