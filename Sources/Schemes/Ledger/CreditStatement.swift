package import Domain
import Grammar

/// How one teacher stands under one scheme in account years: entries, sums, requirements.
package struct CreditStatement: Sendable {
    package let rules: CreditRules
    /// The account years asked about, and the cycles in which they lie.
    package let span: AskedYears
    /// Every entry of the cycle, in the order of days, then keys.
    package let lines: [CreditLine]
    let totals: Totals
    package let requirements: [CreditRequirement]
    /// The exemption that applies; nil where none does.
    package let exempt: ExemptRule?

    /// The account years asked about.
    package var years: ClosedRange<Int> { span.years }

    /// The cycle that holds them, or the cycles; the years themselves where no start is set.
    package var cycle: ClosedRange<Int> { span.whole }

    /// Whether one cycle holds them.
    package var hasCycle: Bool { span.cycle != nil }

    /// Why the cycle is another one than that of all; nil where it is not.
    package var ownCycle: OwnCycle? { span.own.flatMap { $0.year == nil ? nil : $0.rule } }

    /// What gives the teacher a cycle of one's own of which nobody knows when it begins.
    package var unknownCycle: OwnCycle? { span.own.flatMap { $0.year == nil ? $0.rule : nil } }

    /// The lines of the years asked about.
    package var asked: [CreditLine] {
        years == cycle ? lines : lines.filter { years.contains($0.year) }
    }

    /// What the lines of the years asked about come to.
    struct Totals: Sendable {
        private(set) var hours = 0
        private(set) var credits = 0
        private(set) var lostCredits = 0
        private(set) var pending = 0

        init(_ lines: [some AccountLine], _ years: ClosedRange<Int>) {
            for place in lines.indices where years.contains(lines[place].year) {
                hours += lines[place].hours
                credits += lines[place].credits
                lostCredits += lines[place].rawCredits - lines[place].credits
                pending += lines[place].state == .pending ? 1 : 0
            }
        }
    }

    /// Counted hours of the years asked about, in hundredths.
    package var hours: Int { totals.hours }

    /// Counted credits of the years asked about, in units of the scheme.
    package var credits: Int { totals.credits }

    package var lostCredits: Int { totals.lostCredits }

    package var pending: Int { totals.pending }

    /// Whether every hard requirement that is set is met.
    ///
    /// No data where the scheme asks nothing that is set. Who is exempt owes only what is asked of
    /// the exempt alone: new teachers their own hours.
    package var verdict: Verdict { Self.verdict(requirements, exempt: exempt) }

    static func verdict(
        _ requirements: [CreditRequirement],
        exempt: ExemptRule? = nil
    ) -> Verdict {
        var isAsked = exempt != nil
        var isOpen = false
        for requirement in requirements
        where requirement.mode == .hard && requirement.isOwed(exempt) {
            guard requirement.need != nil else {
                // All that the exempt owe is asked of them alone: while it is unset, nobody knows.
                isOpen = isOpen || exempt != nil
                continue
            }
            guard requirement.short == 0 else { return .notMet }
            isAsked = true
        }
        return isAsked && !isOpen ? .met : .noData
    }

    /// The hard requirements that are not met.
    package var lacking: [CreditRequirement] {
        requirements.filter { requirement in
            requirement.mode == .hard && requirement.verdict == .notMet
                && requirement.isOwed(exempt)
        }
    }

    /// What the lines of some days come to: of a part of years nothing is asked.
    package func limited(to days: DayRange) -> CreditStatement {
        let lines = lines.filter { days.contains($0.packed.last) }
        return CreditStatement(
            rules: rules,
            span: span,
            lines: lines,
            totals: Totals(lines, years),
            requirements: [],
            exempt: nil
        )
    }

    /// What lines that pass come to.
    package func sum(
        _ measure: CreditMeasure,
        where isTaken: (CreditLine) -> Bool
    ) -> Int {
        asked.lazy.filter(isTaken).reduce(0) { $0 + $1.amount(measure) }
    }
}
