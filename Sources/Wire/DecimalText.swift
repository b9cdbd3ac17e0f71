/// The digits of an exact number, whose length is known before they are written.
struct DecimalText {
    private let isNegative: Bool
    private let magnitude: UInt
    /// The digits after the point.
    private let places: Int
    /// How many bytes it has.
    let length: Int

    /// A whole number.
    init(_ number: Int) {
        self.init(scaled: number, places: 0, isTrimmed: false)
    }

    /// `scaled` / 10^`places`, with all its places or without the zeros at the end.
    init(scaled: Int, places: Int, isTrimmed: Bool) {
        precondition(places >= 0, "a decimal has no fewer than 0 places")
        var magnitude = scaled.magnitude
        var places = places
        if isTrimmed {
            while places > 0, magnitude % 10 == 0 {
                magnitude /= 10
                places -= 1
            }
        }
        self.isNegative = scaled < 0
        self.magnitude = magnitude
        self.places = places
        let digits = max(Self.digitCount(magnitude), places + 1)
        length = (scaled < 0 ? 1 : 0) + digits + (places > 0 ? 1 : 0)
    }

    /// Writes its `length` bytes, from the last to the first.
    func write(to start: UnsafeMutablePointer<UInt8>) {
        var rest = magnitude
        var index = length - 1
        let first = isNegative ? 1 : 0
        let point = places > 0 ? length - 1 - places : -1
        while index >= first {
            if index == point {
                start[index] = UInt8(ascii: ".")
            } else {
                start[index] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
            index -= 1
        }
        if isNegative { start[0] = UInt8(ascii: "-") }
    }

    private static func digitCount(_ number: UInt) -> Int {
        var count = 1
        var rest = number
        while rest >= 10_000 {
            rest /= 10_000
            count += 4
        }
        if rest >= 1_000 { return count + 3 }
        if rest >= 100 { return count + 2 }
        return rest >= 10 ? count + 1 : count
    }
}
