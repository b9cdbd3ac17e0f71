package import Domain
package import Grammar

/// `3`, `3-4` for a double lesson, `08:00-08:40`.
extension LessonTime: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("period", "节次"), shape: "3|3-4|08:00-08:40")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    /// Reads periods, else the clock from one time to a later one.
    package static func read(_ text: String) throws(Refusal) -> LessonTime {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let first = parts.first, let last = parts.last else {
            throw bad(text)
        }
        if let from = Decimals.natural(first), let to = Decimals.natural(last),
            periods.contains(from), periods.contains(to), from <= to
        {
            return .periods(from...to)
        }
        guard parts.count == 2, let from = minutes(first), let to = minutes(last), from < to else {
            throw bad(text)
        }
        return .clock(from: from, to: to)
    }

    package var fieldValue: FieldValue { .text(text) }

    package var text: String {
        switch self {
        case .periods(let range):
            range.count == 1
                ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
        case .clock(let from, let to): "\(Self.clock(from))-\(Self.clock(to))"
        }
    }

    private static func clock(_ minutes: Int) -> String {
        let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    /// Minutes from midnight of `08:00`, always with two digits; `24:00` is the day's end.
    private static func minutes(_ text: Substring) -> Int? {
        let digits = Array(text.utf8)
        guard digits.count == 5, digits[2] == UInt8(ascii: ":") else { return nil }
        let numbers = [digits[0], digits[1], digits[3], digits[4]].map { Int($0) - 0x30 }
        guard numbers.allSatisfy((0...9).contains) else { return nil }
        let (hour, minute) = (numbers[0] * 10 + numbers[1], numbers[2] * 10 + numbers[3])
        guard minute < 60, hour * 60 + minute <= 1_440 else { return nil }
        return hour * 60 + minute
    }
}
