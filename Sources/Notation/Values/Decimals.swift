import Grammar

/// Reads and writes exact decimals: an integer of 10^-places, never binary floating point.
package enum Decimals {
    /// Reads `92`, `92.5`, `-0.25`.
    ///
    /// - Returns: the number times 10^`places`, or nil where `text` is no plain decimal, has more
    ///   places, or is beyond ±10^15.
    package static func scaled(_ text: some StringProtocol, places: Int) -> Int? {
        var value = 0
        var (isNegative, isFirst) = (false, true)
        // How many digits stand before the point, and after it where there is one.
        var whole = 0
        var fraction: Int?
        for byte in text.utf8 {
            defer { isFirst = false }
            switch byte {
            case UInt8(ascii: "-") where isFirst: isNegative = true
            case UInt8(ascii: ".") where fraction == nil && whole > 0: fraction = 0
            case 0x30...0x39:
                let digit = Int(byte - 0x30)
                guard let count = fraction else {
                    whole += 1
                    guard whole <= 15 else { return nil }
                    value = value * 10 + digit
                    continue
                }
                guard count < places || digit == 0 else { return nil }
                if count < places { value = value * 10 + digit }
                fraction = count + 1
            default: return nil
            }
        }
        guard whole > 0, fraction != 0 else { return nil }
        for _ in min(fraction ?? 0, places)..<places { value *= 10 }
        // "-0" is refused: nobody means it, and it would not be printed back.
        guard !isNegative || value != 0 else { return nil }
        return isNegative ? -value : value
    }

    /// Reads a whole number without sign, leading zeros or exponent.
    package static func natural(_ text: some StringProtocol) -> Int? {
        let digits = Array(text.utf8)
        guard isDigits(digits[...]), digits.count <= 15,
            digits.count == 1 || digits[0] != UInt8(ascii: "0")
        else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func isDigits(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// `scaled` / 10^`places` without trailing zeros: 9250 of 2 is `92.5`.
    package static func text(_ scaled: Int, places: Int) -> String {
        var (rest, left) = (scaled, places)
        while left > 0, rest % 10 == 0 { (rest, left) = (rest / 10, left - 1) }
        return fixed(rest, places: left)
    }

    /// `scaled` / 10^`places` with all its places: 9250 of 2 is `92.50`.
    package static func fixed(_ scaled: Int, places: Int) -> String {
        guard places > 0 else { return String(scaled) }
        var (rest, power) = (scaled.magnitude, UInt(1))
        for _ in 0..<places { power *= 10 }
        let whole = String(rest / power)
        rest %= power
        var digits = String(rest)
        if digits.utf8.count < places {
            digits = String(repeating: "0", count: places - digits.utf8.count) + digits
        }
        return scaled < 0 ? "-\(whole).\(digits)" : "\(whole).\(digits)"
    }
}
