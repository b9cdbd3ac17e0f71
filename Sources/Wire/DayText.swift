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

    private static func write(_ number: Int, to start: UnsafeMutablePointer<UInt8>) {
        start[0] = 0x30 + UInt8(truncatingIfNeeded: number / 10)
        start[1] = 0x30 + UInt8(truncatingIfNeeded: number % 10)
    }
}
