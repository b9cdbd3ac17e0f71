package import Domain

/// A moment of the record as people write it: a day, and perhaps a time with milliseconds.
package struct Moment: Hashable, Sendable {
    package let day: Day
    /// Milliseconds since the day began; nil where only the day is given.
    package let milliseconds: Int?
    /// Seconds ahead of UTC, where it is said.
    package let offset: Int?

    /// Reads `2024-11-21`, `2024-11-21T10:30`, `2024-11-21T10:30:05.123+08:00`, `…Z`.
    package init?(notation text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, let date = PartialDate(notation: String(text.prefix(10))),
            let month = date.month, let number = date.day,
            let day = Day(year: date.year, month: month, day: number)
        else { return nil }
        self.day = day
        guard bytes.count > 10 else {
            milliseconds = nil
            offset = nil
            return
        }
        guard bytes[10] == UInt8(ascii: "T") else { return nil }
        var reader = MomentReader(bytes[11...])
        guard let time = reader.time(), let zone = reader.zone() else { return nil }
        milliseconds = time
        offset = zone.offset
    }

    /// The moment in UTC, in milliseconds since 1970; a day's is its last one.
    ///
    /// `zone` says how far the configured zone is ahead of UTC at a moment, in seconds.
    package func utc(in zone: (_ seconds: Int) -> Int) -> Int64 {
        let midnight = Int(day.daysSinceEpoch) * 86_400
        let local = Int64(midnight) * 1_000 + Int64(milliseconds ?? 86_399_999)
        if let offset { return local - Int64(offset) * 1_000 }
        let seconds = Int(local / 1_000)
        let guess = zone(seconds)
        return local - Int64(zone(seconds - guess)) * 1_000
    }

    /// A moment in UTC as a zone's clocks show it: `2024-11-21T10:30:05.123+08:00`.
    package static func text(utc milliseconds: Int64, offset: Int) -> String {
        let local = Int(milliseconds) + offset * 1_000
        let number = local >= 0 ? local / 86_400_000 : (local - 86_399_999) / 86_400_000
        let rest = local - number * 86_400_000
        let day = Day(daysSinceEpoch: Int32(clamping: number))
        let time = [rest / 3_600_000, rest / 60_000 % 60, rest / 1_000 % 60].map(twoDigits)
        let fraction = "00\(rest % 1_000)".suffix(3)
        let minutes = abs(offset) / 60
        let sign = offset < 0 ? "-" : "+"
        let zone = "\(sign)\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
        return "\(day)T\(time.joined(separator: ":")).\(fraction)\(zone)"
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}

/// Steps through a time of day and a zone.
private struct MomentReader {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    /// `10:30`, `10:30:05`, `10:30:05.123`, in milliseconds.
    mutating func time() -> Int? {
        guard let hour = number(below: 24), take(":"), let minute = number(below: 60) else {
            return nil
        }
        var total = (hour * 60 + minute) * 60_000
        guard take(":") else { return total }
        guard let second = number(below: 60) else { return nil }
        total += second * 1_000
        guard take(".") else { return total }
        guard let fraction = fraction() else { return nil }
        return total + fraction
    }

    /// Nothing, `Z`, `+08:00`; nil for anything else.
    mutating func zone() -> (offset: Int?, Void)? {
        if bytes.isEmpty { return (nil, ()) }
        if take("Z") { return bytes.isEmpty ? (0, ()) : nil }
        let isWest = take("-")
        guard isWest || take("+"), let hours = number(below: 24), take(":"),
            let minutes = number(below: 60), bytes.isEmpty
        else { return nil }
        let seconds = (hours * 60 + minutes) * 60
        return (isWest ? -seconds : seconds, ())
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard bytes.first == UInt8(ascii: sign) else { return false }
        bytes.removeFirst()
        return true
    }

    private mutating func digit() -> Int? {
        guard let byte = bytes.first, (0x30...0x39).contains(byte) else { return nil }
        bytes.removeFirst()
        return Int(byte - 0x30)
    }

    private mutating func number(below limit: Int) -> Int? {
        guard let tens = digit(), let ones = digit() else { return nil }
        let number = tens * 10 + ones
        return number < limit ? number : nil
    }

    private mutating func fraction() -> Int? {
        guard let first = digit() else { return nil }
        return first * 100 + (digit() ?? 0) * 10 + (digit() ?? 0)
    }
}
