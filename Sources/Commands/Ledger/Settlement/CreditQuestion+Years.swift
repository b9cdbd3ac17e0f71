import Domain
import Grammar
import Notation
import Schemes

// Which account years a period says.
extension CreditQuestion {
    /// The cycle of an account year: the person's, or that of all; nil where none begins.
    /// - Throws: RULE where the scheme has own cycles and nobody is asked about.
    private func cycle(
        of year: Int,
        _ ruled: Ruled,
        of person: Stored<Person>?
    ) throws(Refusal) -> ClosedRange<Int>? {
        let rules = ruled.rules
        guard rules.hasOwnCycles else { return rules.cycle.cycle(of: year) }
        guard let person else {
            throw Refusal(
                .rule,
                "under \(ruled.version.text) teachers have cycles of their own",
                "\(ruled.version.text) 中教师的周期各不相同",
                want: "period",
                hint: "credits list unit=… period=cycle"
            )
        }
        return AskedYears(year...year, of: facts(person, rules), rules).cycle
    }

    /// The account years of a scheme that a period says; of a person's own cycle where the period
    /// is the cycle.
    /// - Throws: RULE for a period that is not made of account years.
    func years(
        _ period: PeriodNotation?,
        _ ruled: Ruled,
        on day: Day,
        of person: Stored<Person>? = nil
    ) throws(Refusal) -> ClosedRange<Int> {
        let cycle = ruled.rules.cycle
        let current = cycle.number(of: day)
        switch (period, cycle.by) {
        case (nil, _): return current...current
        case (.year(let year), _): return year...year
        case (.schoolYear(let year), .school): return year.start...year.start
        case (.cycle, _):
            guard let years = try self.cycle(of: current, ruled, of: person) else {
                throw Refusal(
                    .rule,
                    "\(ruled.version.text) does not set when a cycle begins: period=FIRST..LAST",
                    "\(ruled.version.text) 未定周期起始年，请写起止日期",
                    want: "period"
                )
            }
            return years
        case (.days(let days), _):
            if let last = days.last, let years = Self.years(days.first, last, cycle) {
                return years
            }
        case (.schoolYear, .calendar), (.month, _), (.term, _): break
        }
        let example = cycle.text(current)
        throw Refusal(
            .rule,
            "\(ruled.version.text) settles whole years, not \(period?.text ?? ""): "
                + "period=\(example)",
            "\(ruled.version.text) 按整年结算，期间应写作 \(example)",
            want: "period"
        )
    }

    private static func years(
        _ first: Day,
        _ last: Day,
        _ cycle: CreditCycle
    ) -> ClosedRange<Int>? {
        let (begin, end) = (cycle.number(of: first), cycle.number(of: last))
        guard end - begin < CreditCycle.yearRange.upperBound, cycle.year(begin)?.first == first,
            cycle.year(end)?.last == last
        else { return nil }
        return begin...end
    }

    /// The day on which rules and rosters of a period are looked up: its last one, or today.
    func day(of period: PeriodNotation?) -> Day {
        guard let last = period?.days?.last else { return today }
        return min(last, today)
    }
}
