/// A day of any year: 30 November; 29 February is its last day in other years.
package struct MonthDay: Hashable, Sendable {
    package let month: Int
    package let day: Int

    /// - Returns: nil where no year has that day.
    package init?(month: Int, day: Int) {
        guard (1...12).contains(month), (1...Day.length(ofMonth: month, year: 2024)).contains(day)
        else { return nil }
        self.month = month
        self.day = day
    }

    /// The day in that year; nil where the year is out of range.
    package func day(in year: Int) -> Day? {
        guard Day.years.contains(year) else { return nil }
        let last = Day.length(ofMonth: month, year: year)
        return Day(year: year, month: month, day: min(day, last))
    }
}
