extension ByteSink {
    /// Appends a text as the place needs it; one copy when nothing is to be escaped.
    func append(_ text: String, as escaping: Escaping) {
        withUTF8(of: text) { append($0, as: escaping) }
    }

    /// Appends `key=value` with a space before it, or nothing where the value is empty.
    ///
    /// The grammar of a status line has no empty value.
    func appendMeta(_ key: StaticString, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        append(0x20)
        append(key)
        append(UInt8(ascii: "="))
        append(value, as: .metaValue)
    }

    /// Appends `key=value` with a space before it.
    func appendMeta(_ key: StaticString, _ value: Int?) {
        guard let value else { return }
        append(0x20)
        append(key)
        append(UInt8(ascii: "="))
        append(DecimalText(value))
    }

    /// Appends `key=value` with a space before it.
    func appendMeta(key: String, _ value: Int) {
        append(0x20)
        append(key, as: .metaValue)
        append(UInt8(ascii: "="))
        append(DecimalText(value))
    }

    /// Appends `key=value` with a space before it, or nothing where the value is empty.
    func appendMeta(key: String, _ value: String) {
        guard !value.isEmpty else { return }
        append(0x20)
        append(key, as: .metaValue)
        append(UInt8(ascii: "="))
        append(value, as: .metaValue)
    }

    private func append(_ bytes: UnsafeBufferPointer<UInt8>, as escaping: Escaping) {
        guard let base = bytes.baseAddress else { return }
        var copied = 0
        var index = 0
        while true {
            index = escaping.firstSuspect(bytes, from: index)
            guard index < bytes.count else { break }
            let length = escaping.specialLength(bytes, at: index)
            if length > 0 {
                append(base + copied, count: index - copied)
                let special = UnsafeBufferPointer(rebasing: bytes[index..<(index + length)])
                replace(special, as: escaping)
                copied = index + length
            }
            index += max(length, 1)
        }
        append(base + copied, count: bytes.count - copied)
    }

    private func replace(_ special: UnsafeBufferPointer<UInt8>, as escaping: Escaping) {
        if escaping == .simpleString {
            append(0x20)
            return
        }
        switch (special[0], escaping) {
        case (0x5C, _): append("\\\\")
        case (0x09, .field): append("\\t")
        case (0x0A, .field): append("\\n")
        case (0x0D, .field): append("\\r")
        default:
            append("\\u{")
            append(String(Self.scalar(special), radix: 16, uppercase: true))
            append("}")
        }
    }

    /// The number of the one character that `bytes`, right UTF-8 of at most 3 bytes, holds.
    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        switch bytes.count {
        case 1: UInt32(bytes[0])
        case 2: UInt32(bytes[0] & 0x1F) << 6 | UInt32(bytes[1] & 0x3F)
        default:
            UInt32(bytes[0] & 0x0F) << 12 | UInt32(bytes[1] & 0x3F) << 6
                | UInt32(bytes[2] & 0x3F)
        }
    }
}
