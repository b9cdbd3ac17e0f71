/// Checks bytes against what may stand raw on the wire, in one pass.
///
/// Text is strict UTF-8 (RFC 3629) without controls, C1 controls, U+2028, U+2029 and the
/// bidirectional overrides and isolates; the same set as `NativeText.isControl`.
enum TextScanner {
    /// Why a scan stopped.
    enum Stop: Hashable {
        /// All bytes are text.
        case end
        /// The last bytes begin a character that is not complete.
        case truncated
        /// An ASCII control, at the index.
        case control(UInt8)
        /// Not UTF-8, at the index.
        case malformed
        /// A character that never stands raw, at the index.
        case forbidden
    }

    /// Moves `index` over text up to `end`, and stops at the first byte that is none.
    /// - Complexity: O(bytes passed); a truncated character is looked at again, at most 3 bytes.
    static func scan(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from index: inout Int,
        to end: Int
    ) -> Stop {
        guard let base = bytes.baseAddress else { return .end }
        while true {
            index = skipASCII(base, from: index, to: end)
            guard index < end else { return .end }
            let byte = base[index]
            guard byte >= 0x80 else { return .control(byte) }
            repeat {
                if let stop = skipSequence(base, at: &index, to: end) { return stop }
            } while index < end && base[index] >= 0x80
        }
    }

    /// The index of the first byte from `start` that is a control or not ASCII, or `end`.
    @inline(__always)
    private static func skipASCII(
        _ base: UnsafePointer<UInt8>,
        from start: Int,
        to end: Int
    ) -> Int {
        var index = start
        while index + 8 <= end {
            let word = EightBytes(at: base + index)
            let mask = word.high | word.below(0x20) | word.equal(0x7F)
            guard mask == 0 else { return index + EightBytes.first(in: mask) }
            index += 8
        }
        while index < end, base[index] >= 0x20, base[index] < 0x7F { index += 1 }
        return index
    }

    /// Passes one character of several bytes, or says what is wrong with it.
    private static func skipSequence(
        _ base: UnsafePointer<UInt8>,
        at index: inout Int,
        to end: Int
    ) -> Stop? {
        let lead = base[index]
        guard lead >= 0xC2, lead <= 0xF4 else { return .malformed }
        guard index + 1 < end else { return .truncated }
        let second = base[index + 1]
        guard isSecond(second, after: lead) else { return .malformed }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var offset = 2
        while offset < length {
            guard index + offset < end else { return .truncated }
            guard base[index + offset] & 0xC0 == 0x80 else { return .malformed }
            offset += 1
        }
        if lead == 0xC2 || lead == 0xE2 {
            guard specialLength(base + index, available: length) == 0 else { return .forbidden }
        }
        index += length
        return nil
    }

    /// Whether `second` may follow `lead`: no overlong forms, no surrogates, none past 10FFFF.
    @inline(__always)
    private static func isSecond(_ second: UInt8, after lead: UInt8) -> Bool {
        switch lead {
        case 0xE0: second >= 0xA0 && second <= 0xBF
        case 0xED: second >= 0x80 && second <= 0x9F
        case 0xF0: second >= 0x90 && second <= 0xBF
        case 0xF4: second >= 0x80 && second <= 0x8F
        default: second >= 0x80 && second <= 0xBF
        }
    }

    /// The length of the C1 control, separator or bidirectional control here; 0 where none is.
    static func specialLength(_ base: UnsafePointer<UInt8>, available: Int) -> Int {
        if base[0] == 0xC2, available >= 2 {
            return base[1] < 0xA0 ? 2 : 0
        }
        guard base[0] == 0xE2, available >= 3 else { return 0 }
        switch (base[1], base[2]) {
        // U+2028, U+2029, U+202A to U+202E.
        case (0x80, 0xA8...0xAE): return 3
        // U+2066 to U+2069.
        case (0x81, 0xA6...0xA9): return 3
        default: return 0
        }
    }
}
