/// The days from `first` to `last`, both included; without `last` it has no end.
package struct DayRange: Hashable, Sendable {
    package let first: Day
    package let last: Day?

    /// - Precondition: `last`, where there is one, is not before `first`.
    package init(_ first: Day, _ last: Day?) {
        precondition(last.map { $0 >= first } ?? true, "a range runs forward")
        self.first = first
        self.last = last
    }

    package func contains(_ day: Day) -> Bool {
        day >= first && (last.map { day <= $0 } ?? true)
    }

    /// The days around `day` that are all in the range, all before it, or all after it.
    package func unchangedDays(around day: Day) -> ClosedRange<Day> {
        if day < first { return .distantPast...first.adding(days: -1) }
        guard let last else { return first...(.distantFuture) }
        return day <= last ? first...last : last.adding(days: 1)...(.distantFuture)
    }

    package func overlaps(_ other: DayRange) -> Bool {
        let startsBeforeOtherEnds = other.last.map { first <= $0 } ?? true
        let endsAfterOtherStarts = last.map { $0 >= other.first } ?? true
        return startsBeforeOtherEnds && endsAfterOtherStarts
    }
}
