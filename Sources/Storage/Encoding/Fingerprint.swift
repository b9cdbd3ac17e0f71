import Crypto

/// A SHA-256 digest, as four numbers.
package struct Fingerprint: Hashable, Sendable {
    let lanes: SIMD4<UInt64>

    static let byteCount = 32

    /// That of a text's UTF-8 bytes.
    package init(of text: String) {
        var text = text
        self = text.withUTF8 { Fingerprint(of: UnsafeRawBufferPointer($0)) }
    }

    init(of bytes: UnsafeRawBufferPointer) {
        var hasher = SHA256()
        hasher.update(bufferPointer: bytes)
        lanes = hasher.finalize().withUnsafeBytes { digest in
            SIMD4(
                UInt64(littleEndian: digest.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                UInt64(littleEndian: digest.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
                UInt64(littleEndian: digest.loadUnaligned(fromByteOffset: 16, as: UInt64.self)),
                UInt64(littleEndian: digest.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
            )
        }
    }

    init(lanes: SIMD4<UInt64>) {
        self.lanes = lanes
    }

    /// The digest whose bytes lie there.
    /// - Returns: nil unless there are 32 bytes.
    init?(stored bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Self.byteCount else { return nil }
        lanes = SIMD4(
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)),
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
        )
    }

    /// The digest's 32 bytes.
    package var bytes: [UInt8] {
        (0..<Self.byteCount).map { place in
            UInt8(truncatingIfNeeded: lanes[place / 8] >> UInt64(place % 8 * 8))
        }
    }
}
