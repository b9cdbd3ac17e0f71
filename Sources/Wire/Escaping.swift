/// How a text is made fit for a place on the wire where controls must not stand raw.
enum Escaping {
    /// A value, text line or message of the native dialect.
    case field
    /// The value of `key=value` in a status line: no spaces, no `=`.
    case metaValue
    /// A simple string or error of RESP, which cannot escape: specials become spaces.
    case simpleString

    /// The index of the first byte from `start` that may need escaping, or the count.
    ///
    /// C2 and E2 begin the special characters of several bytes, and harmless ones too.
    @inline(__always)
    func firstSuspect(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = bytes.baseAddress else { return bytes.count }
        var index = start
        while index + 8 <= bytes.count {
            let mask = suspects(EightBytes(at: base + index))
            guard mask == 0 else { return index + EightBytes.first(in: mask) }
            index += 8
        }
        while index < bytes.count, !isSuspect(base[index]) { index += 1 }
        return index
    }

    /// How many bytes from `index` are to be replaced; 0 for none.
    func specialLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        guard let base = bytes.baseAddress, index < bytes.count else { return 0 }
        guard base[index] >= 0x80 else { return 1 }
        return TextScanner.specialLength(base + index, available: bytes.count - index)
    }

    @inline(__always)
    private func suspects(_ word: EightBytes) -> UInt64 {
        let common = word.equal(0x7F) | word.clearing(0x20).equal(0xC2)
        switch self {
        case .field: return common | word.below(0x20) | word.equal(0x5C)
        case .metaValue:
            return common | word.below(0x21) | word.equal(0x5C) | word.equal(0x3D)
        case .simpleString: return common | word.below(0x20)
        }
    }

    @inline(__always)
    private func isSuspect(_ byte: UInt8) -> Bool {
        guard byte >= 0x20, byte != 0x7F, byte & 0xDF != 0xC2 else { return true }
        switch self {
        case .field: return byte == 0x5C
        case .metaValue: return byte == 0x5C || byte == 0x20 || byte == 0x3D
        case .simpleString: return false
        }
    }
}
