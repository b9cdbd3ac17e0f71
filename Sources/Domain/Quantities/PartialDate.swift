/// A date known to the day, to the month or to the year (`1988-03`).
///
/// Teachers' birthdays are often known to the month only. What the precision cannot decide is
/// unknown, never guessed.
package struct PartialDate: Hashable, Sendable {
    /// `yyyymmdd`, 0 for what is not known: a person has two of them.
    private let digits: Int32

    /// - Returns: nil when there is no such date or a day comes without a month.
    package init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard Day(year: year, month: month ?? 1, day: day ?? 1) != nil,
            month != nil || day == nil
        else { return nil }
        digits = Int32(year * 10_000 + (month ?? 0) * 100 + (day ?? 0))
    }

    package init(_ day: Day) {
        let (year, month, dayOfMonth) = day.civil
        digits = Int32(year * 10_000 + month * 100 + dayOfMonth)
    }

    package var year: Int { Int(digits) / 10_000 }
    package var month: Int? { Self.known(Int(digits) / 100 % 100) }
    package var day: Int? { Self.known(Int(digits) % 100) }

    private static func known(_ number: Int) -> Int? {
        number == 0 ? nil : number
    }

    /// The first day that it may be.
    package var earliest: Day {
        day(month: month ?? 1, day: day ?? 1)
    }

    /// The last day that it may be.
    package var latest: Day {
        let lastMonth = month ?? 12
        return day(month: lastMonth, day: day ?? Day.length(ofMonth: lastMonth, year: year))
    }

    private func day(month: Int, day: Int) -> Day {
        guard let result = Day(year: year, month: month, day: day) else {
            preconditionFailure("checked at init")
        }
        return result
    }

    /// Completed years until `reference`: one number, or two where the precision leaves it open.
    ///
    /// Source: systems.md §0.2.
    package func completedYears(until reference: Day) -> ClosedRange<Int> {
        let fewest = latest.completedYears(until: reference)
        let most = earliest.completedYears(until: reference)
        return fewest...most
    }
}

extension PartialDate: CustomStringConvertible {
    package var description: String {
        var text = "\(year)"
        if let month { text += "-\(Day.twoDigits(month))" }
        if let day { text += "-\(Day.twoDigits(day))" }
        return text
    }
}
