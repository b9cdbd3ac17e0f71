package import Domain

/// What a statement comes to: the figures without lines, requirements and reasons.
package struct SettlementFigures: Equatable, Sendable {
    /// Counted in the years asked about: hours in hundredths, credits in units of the scheme.
    package let hours: Int
    package let credits: Int
    /// Credits that caps took away.
    package let lostCredits: Int
    /// Lines that may count later.
    package let pending: Int
    package let verdict: Verdict
    /// The units in which the scheme counts.
    package let scale: Int

    init(_ totals: CreditStatement.Totals, _ verdict: Verdict, scale: Int) {
        hours = totals.hours
        credits = totals.credits
        lostCredits = totals.lostCredits
        pending = totals.pending
        self.verdict = verdict
        self.scale = scale
    }

    package init(_ statement: CreditStatement) {
        self.init(statement.totals, statement.verdict, scale: statement.rules.scale)
    }
}

extension Settlement {
    /// The statement's figures, in which closed years keep those that were settled.
    package func figures(
        of entries: ArraySlice<PackedEntry>,
        years: ClosedRange<Int>,
        _ facts: TeacherFacts,
        keeping kept: [Int: SettledFigures]
    ) -> SettlementFigures {
        guard kept.isEmpty else {
            return SettlementFigures(statement(of: entries, years: years, facts, keeping: kept))
        }
        return plainFigures(of: entries, years: years, facts)
    }
}
