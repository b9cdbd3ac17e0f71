/// Reads one field of the native dialect: text with its escapes.
package enum FieldText {
    /// `\\ \t \n \r \u{…}` put back; an escape that is not known stays as it is.
    package static func decode(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(backslash) else { return String(decoding: bytes, as: UTF8.self) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            guard byte == backslash, index + 1 < bytes.endIndex else {
                text.append(byte)
                index += 1
                continue
            }
            index += escape(bytes[index...], into: &text)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// A value of a row: nil for `\N`.
    package static func value(_ bytes: ArraySlice<UInt8>) -> String? {
        if bytes.count == 2, bytes.first == backslash, bytes.last == UInt8(ascii: "N") {
            return nil
        }
        return decode(bytes)
    }

    /// - Returns: how many bytes the escape has.
    private static func escape(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) -> Int {
        let start = bytes.startIndex
        switch bytes[start + 1] {
        case backslash: text.append(backslash)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "u"):
            if let end = bytes.firstIndex(of: UInt8(ascii: "}")), start + 3 <= end,
                bytes[start + 2] == UInt8(ascii: "{"),
                let scalar = scalar(bytes[(start + 3)..<end])
            {
                text.append(contentsOf: String(Character(scalar)).utf8)
                return end - start + 1
            }
            text.append(contentsOf: bytes[start...(start + 1)])
        default: text.append(contentsOf: bytes[start...(start + 1)])
        }
        return 2
    }

    private static func scalar(_ digits: ArraySlice<UInt8>) -> Unicode.Scalar? {
        UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap { Unicode.Scalar($0) }
    }

    private static let backslash = UInt8(ascii: "\\")
}
