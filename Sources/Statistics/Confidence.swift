/// How often an interval made in this way holds the true value, between 0 and 1.
package struct Confidence: Hashable, Sendable {
    /// 95 %, what the literature prints unless it says otherwise.
    package static let ninetyFivePercent = Confidence(0.95, missed: 0.05)

    /// Such as 0.95.
    package let level: Double
    /// 1 − level, kept apart so that it is exact.
    package let missed: Double

    /// A level in whole thousandths; nil unless it lies between 1 and 999.
    package init?(thousandths: Int) {
        guard (1...999).contains(thousandths) else { return nil }
        self.init(Double(thousandths) / 1_000, missed: Double(1_000 - thousandths) / 1_000)
    }

    private init(_ level: Double, missed: Double) {
        self.level = level
        self.missed = missed
    }

    /// The z that a standard normal deviation does not exceed: 1.959964 for 95 %.
    package var normalBound: Double { NormalDistribution.quantile(upper: missed / 2) }
}
