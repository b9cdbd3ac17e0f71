package import Domain
package import Grammar

/// One target of one class in one subject of one test: the figure, its standard, the verdict.
///
/// Rates and means are fractions, compared exactly: 89.9756 is not 90.
/// Source: systems.md H03, H04; §0.4, §0.6.
package struct TargetFigure: Sendable {
    package let schoolClass: ClassID
    package let grade: Grade
    package let subject: String
    package let metric: Metric
    /// Pupils for a rate, hundredths of a mark for a mean; nil where it is not known.
    package let have: Int?
    /// Pupils.
    package let base: Int
    package let tally: Tally
    /// The standard in hundredths: of a percent for a rate, of a mark for a mean; nil is none.
    package let standard: Int?
    package let verdict: Verdict
    /// What is missing: pupils for a rate, hundredths of a mark in the total for a mean; 0 if met.
    package let short: Int?
    /// What an interval says of it; nil where none can be made.
    package let evidence: Evidence?
    /// Why there is no data; nil where there is.
    package let gap: Bilingual?
    package let scheme: String?
    /// Of what it was made; reasons are written only when they are asked for.
    let rule: TargetRule
    let judged: TargetRule.Judgement

    package var reasons: [Bilingual] { rule.reasons(metric, judged, evidence) }

    /// The reasons of the figure alone, without what is asked of it.
    package var derivation: [Bilingual] { rule.derivation(metric, judged) }

    /// The rule and its source; where there is no verdict, why there is none.
    package var basis: Bilingual { rule.basis(judged) }

    /// The value with two places, in hundredths, half up: a percentage, or a mean in marks.
    package var shown: Int? {
        guard base > 0 else { return nil }
        if metric == .mean, let printed = tally.printed { return printed.hundredths }
        guard let have else { return nil }
        switch metric {
        case .excellentRate, .passRate: return Fraction(have * 100, base).rounded(places: 2)
        case .mean: return Fraction(have, base).rounded(places: 0)
        }
    }
}
