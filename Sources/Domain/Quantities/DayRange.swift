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

    package func overlaps(_ other: DayRange) -> Bool {
        let startsBeforeOtherEnds = other.last.map { first <= $0 } ?? true
        let endsAfterOtherStarts = last.map { $0 >= other.first } ?? true
        return startsBeforeOtherEnds && endsAfterOtherStarts
    }
}
