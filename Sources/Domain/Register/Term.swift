/// A term (学期) of a unit, with its holidays and the weekend days that are worked (调休).
///
/// A unit without a term of that name uses its parent's.
package struct Term: Entity {
    package let id: TermID
    package var revision = 1
    package var from: Day
    package var to: Day
    package var holidays: [DayRange]
    package var workdays: [Day]
    /// The number of teaching weeks, where a rule fixes it.
    package var statedWeeks: Int?

    /// The most days that a term may have.
    package static let dayLimit = 370

    package init(id: TermID, from: Day, to: Day) {
        self.id = id
        self.from = from
        self.to = to
        holidays = []
        workdays = []
    }

    package var period: DayRange { DayRange(from, to) }

    /// Whether lessons are given that day: Monday to Friday outside the holidays, or a workday.
    package func isTeachingDay(_ day: Day) -> Bool {
        guard period.contains(day) else { return false }
        if workdays.contains(day) { return true }
        return day.weekday <= 5 && !holidays.contains { $0.contains(day) }
    }

    /// The calendar weeks with at least one teaching day, in their order.
    ///
    /// Source: systems.md §0.10; design.md 5.3.
    /// - Complexity: O(days of the term).
    package var teachingWeeks: [TeachingWeek] {
        var weeks: [TeachingWeek] = []
        var monday = from.monday
        while monday <= to {
            var ends: (first: Day, last: Day)?
            var count = 0
            for day in (0..<7).lazy.map({ monday.adding(days: $0) }) where isTeachingDay(day) {
                ends = (ends?.first ?? day, day)
                count += 1
            }
            if let ends {
                weeks.append(
                    TeachingWeek(
                        number: weeks.count + 1,
                        first: ends.first,
                        last: ends.last,
                        teachingDays: count
                    )
                )
            }
            monday = monday.adding(days: 7)
        }
        return weeks
    }

    /// The number of teaching weeks: the stated one where there is one.
    package var weekCount: Int {
        statedWeeks ?? teachingWeeks.count
    }
}

/// A week of a term with at least one teaching day.
package struct TeachingWeek: Hashable, Sendable {
    /// From 1.
    package let number: Int
    package let first: Day
    package let last: Day
    package let teachingDays: Int
}
