import Grammar

/// Reads and writes exact decimals: an integer of 10^-places, never binary floating point.
package enum Decimals {
    /// Reads `92`, `92.5`, `-0.25`.
    ///
    /// - Returns: the number times 10^`places`, or nil where `text` is no plain decimal, has more
    ///   places, or is beyond ±10^15.
    package static func scaled(_ text: some StringProtocol, places: Int) -> Int? {
        var digits = Array(text.utf8)[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        let parts = digits.split(
            separator: UInt8(ascii: "."),
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        guard let whole = parts.first, isDigits(whole) else { return nil }
        let fraction = parts.count == 2 ? parts[1] : []
        guard parts.count == 1 || isDigits(fraction) else { return nil }
        let kept = fraction.prefix(places)
        guard fraction.dropFirst(places).allSatisfy({ $0 == UInt8(ascii: "0") }),
            whole.count <= 15
        else { return nil }
        var value = 0
        for digit in whole + kept { value = value * 10 + Int(digit - 0x30) }
        for _ in kept.count..<places { value *= 10 }
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
