/// The digits of a calendar day, `2024-09-01`.
struct DayText {
    /// How many bytes it has.
    static let length = 10

    private let year: Int
    private let month: Int
    private let day: Int

    /// Takes a day of the years 0 to 9999.
    init(year: Int, month: Int, day: Int) {
        precondition(
            (0...9_999).contains(year) && (0...99).contains(month) && (0...99).contains(day),
            "a day has four, two and two digits"
        )
        self.year = year
        self.month = month
        self.day = day
    }

    /// Writes its bytes.
    func write(to start: UnsafeMutablePointer<UInt8>) {
        Self.write(year / 100, to: start)
        Self.write(year % 100, to: start + 2)
        start[4] = UInt8(ascii: "-")
        Self.write(month, to: start + 5)
        start[7] = UInt8(ascii: "-")
        Self.write(day, to: start + 8)
    }

    /// Writes two digits.
    @inline(__always)
    private static func write(_ number: Int, to start: UnsafeMutablePointer<UInt8>) {
        let digits = UInt32(truncatingIfNeeded: number)
        let tens = (digits &* 205) >> 11
        start[0] = UInt8(truncatingIfNeeded: 0x30 &+ tens)
        start[1] = UInt8(truncatingIfNeeded: 0x30 &+ digits &- tens &* 10)
    }
}
