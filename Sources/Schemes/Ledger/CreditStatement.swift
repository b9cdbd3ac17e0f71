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
    package let requirements: [CreditRequirement]
    /// The exemption that applies; nil where none does.
    package let exempt: ExemptRule?

    /// The lines of the years asked about.
    package var asked: [CreditLine] { lines.filter { years.contains($0.year) } }

    /// Counted hours of the years asked about, in hundredths.
    package var hours: Int { sum(\.hours) }

    /// Counted credits of the years asked about, in units of the scheme.
    package var credits: Int { sum(\.credits) }

    package var lostCredits: Int { sum(\.lostCredits) }

    package var pending: Int { sum { $0.state == .pending ? 1 : 0 } }

    private func sum(_ amount: (CreditLine) -> Int) -> Int {
        var sum = 0
        for place in lines.indices where years.contains(lines[place].year) {
            sum += amount(lines[place])
        }
        return sum
    }

    /// Whether every hard requirement that is set is met.
    ///
    /// No data where the scheme asks nothing that is set.
    package var verdict: Verdict {
        if exempt != nil { return .met }
        let hard = requirements.filter { $0.mode == .hard && $0.need != nil }
        guard !hard.isEmpty else { return .noData }
        return hard.allSatisfy { $0.verdict == .met } ? .met : .notMet
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
