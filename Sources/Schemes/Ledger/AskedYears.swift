/// Account years that are asked about, and how they lie in a teacher's cycles.
///
/// The one place that chooses a teacher's cycle. A condition on the teacher is tested on the last
/// day of the year asked about; of several years the last one decides whose cycle holds them all.
///
/// Source: practice.md 3.2 (cycle start per person); systems.md A30.
package struct AskedYears: Sendable {
    package let years: ClosedRange<Int>
    /// The one cycle that holds them; nil where there is none, or nobody knows when it begins.
    package let cycle: ClosedRange<Int>?
    /// The years whose lines are looked at: all of the cycles that hold them.
    package let whole: ClosedRange<Int>
    /// What says that the teacher has a cycle of one's own; nil where nothing does.
    package let own: CreditRules.OwnStart?
    private let rule: CreditCycle

    package init(_ years: ClosedRange<Int>, of facts: TeacherFacts, _ rules: CreditRules) {
        self.years = years
        rule = rules.cycle
        var last: CreditRules.OwnStart?
        if rules.hasOwnCycles {
            last = rules.ownStart(of: facts, in: years.upperBound)
            for year in years.reversed() {
                let own = year == years.upperBound ? last : rules.ownStart(of: facts, in: year)
                guard let cycle = rule.cycle(of: years.lowerBound, own: own?.year),
                    cycle.contains(years.upperBound)
                else { continue }
                (self.own, self.cycle, whole) = (own, cycle, cycle)
                return
            }
        }
        own = last
        guard let first = rule.cycle(of: years.lowerBound, own: last?.year),
            let end = rule.cycle(of: years.upperBound, own: last?.year)
        else {
            // A cycle whose beginning is not set may be said by the question itself.
            (cycle, whole) = (years.count == rule.years ? years : nil, years)
            return
        }
        cycle = first == end ? first : nil
        whole = first.lowerBound...end.upperBound
    }

    /// Whether it is known when cycles begin, and the years are of more than one.
    package var areOfSeveral: Bool {
        cycle == nil && rule.cycle(of: years.lowerBound, own: own?.year) != nil
    }

    /// The cycle of a year among the whole ones.
    func cycle(of year: Int) -> ClosedRange<Int> {
        rule.cycle(of: year, own: own?.year) ?? whole
    }

    /// The cycle that holds the last of the years.
    package var lastCycle: ClosedRange<Int> { cycle(of: years.upperBound) }

    /// The first year from which surplus may reach a year; itself where no cycle is known.
    func carryingStart(_ year: Int) -> Int {
        rule.cycle(of: year, own: own?.year)?.lowerBound ?? cycle?.lowerBound ?? year
    }
}
