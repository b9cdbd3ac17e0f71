/// A calendar day of the proleptic Gregorian calendar, from 1900-01-01 to 2199-12-31.
///
/// Kept as a count of days, so that comparison and distance are integer arithmetic.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; before it they are negative.
    package let daysSinceEpoch: Int32

    package static let years = 1900...2199

    /// Bounds of what has no beginning and no end: no day comes before or after them.
    static let distantPast = Day(daysSinceEpoch: .min)
    static let distantFuture = Day(daysSinceEpoch: .max)

    /// The day of that number.
    package init(daysSinceEpoch: Int32) {
        self.daysSinceEpoch = daysSinceEpoch
    }

    /// - Returns: nil when there is no such day or its year is out of range.
    package init?(year: Int, month: Int, day: Int) {
        guard Self.years.contains(year), (1...12).contains(month),
            (1...Self.length(ofMonth: month, year: year)).contains(day)
        else { return nil }
        self.init(civilYear: year, month: month, day: day)
    }

    /// Howard Hinnant's days_from_civil: eras of 400 years, years that begin in March.
    private init(civilYear: Int, month: Int, day: Int) {
        let year = month <= 2 ? civilYear - 1 : civilYear
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        daysSinceEpoch = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Year, month and day of the month.
    package var civil: (year: Int, month: Int, day: Int) {
        let shifted = Int(daysSinceEpoch) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    package var year: Int { civil.year }

    /// 1 for Monday to 7 for Sunday.
    package var weekday: Int {
        // 1970-01-01 was a Thursday.
        (Int(daysSinceEpoch) + 3 + 7 * 100_000) % 7 + 1
    }

    /// The Monday of its week; weeks run from Monday to Sunday.
    package var monday: Day { adding(days: 1 - weekday) }

    package func adding(days: Int) -> Day {
        Day(daysSinceEpoch: daysSinceEpoch + Int32(days))
    }

    /// The day in the next month or year with the same number, or the month's last day.
    package func adding(years: Int) -> Day {
        let (year, month, day) = civil
        let target = year + years
        let last = Self.length(ofMonth: month, year: target)
        return Day(civilYear: target, month: month, day: min(day, last))
    }

    /// Whole years from this day to `other`, counted as age is: the birthday completes a year.
    ///
    /// Source: systems.md §0.2, completed years.
    package func completedYears(until other: Day) -> Int {
        let (year, month, day) = civil
        let (otherYear, otherMonth, otherDay) = other.civil
        let reached = (otherMonth, otherDay) >= (month, day)
        return otherYear - year - (reached ? 0 : 1)
    }

    package static func < (left: Day, right: Day) -> Bool {
        left.daysSinceEpoch < right.daysSinceEpoch
    }

    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }
}

extension Day: CustomStringConvertible {
    /// ISO 8601: `2024-09-01`.
    package var description: String {
        let (year, month, day) = civil
        return "\(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day))"
    }

    static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
