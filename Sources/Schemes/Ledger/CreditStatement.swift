import Domain
import Grammar

/// How one teacher stands under one scheme in account years: entries, sums, requirements.
package struct CreditStatement: Sendable {
    package let rules: CreditRules
    /// The account years asked about.
    package let years: ClosedRange<Int>
    /// The cycle that holds them; the years themselves where its start is not set.
    package let cycle: ClosedRange<Int>
    package let hasCycle: Bool
    /// Every entry of the cycle, in the order of days, then keys.
    package let lines: [CreditLine]
    let totals: Totals
    package let requirements: [CreditRequirement]
    /// The exemption that applies; nil where none does.
    package let exempt: ExemptRule?

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
    /// No data where the scheme asks nothing that is set.
    package var verdict: Verdict {
        exempt == nil ? Self.verdict(requirements) : .met
    }

    static func verdict(_ requirements: [CreditRequirement]) -> Verdict {
        var isAsked = false
        for requirement in requirements where requirement.need != nil && requirement.mode == .hard {
            guard requirement.short == 0 else { return .notMet }
            isAsked = true
        }
        return isAsked ? .met : .noData
    }

    /// The hard requirements that are not met.
    package var lacking: [CreditRequirement] {
        guard exempt == nil else { return [] }
        return requirements.filter { $0.mode == .hard && $0.verdict == .notMet }
    }

    /// What lines that pass come to.
    package func sum(
        _ measure: CreditMeasure,
        where isTaken: (CreditLine) -> Bool
    ) -> Int {
        asked.lazy.filter(isTaken).reduce(0) { $0 + $1.amount(measure) }
    }
}
