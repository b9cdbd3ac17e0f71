/// How the interval of a rate is made; both hold for small classes, unlike p ± z·√(p(1−p)/n).
///
/// The pupils of a class are taken as a draw from all whom it might have had. Source: practice.md
/// 4.6.
package enum RateInterval: String, CaseIterable, Sendable {
    /// The score interval: E. B. Wilson, JASA 22 (1927). No continuity correction.
    case wilson
    /// C. J. Clopper & E. S. Pearson, Biometrika 26 (1934): never less than its confidence.
    case exact

    /// The rate of some of a number, with its interval.
    ///
    /// - Throws: `.tooFew` for none, `.contradiction` where more than all are counted.
    package func estimate(
        _ have: Int,
        of count: Int,
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) -> Estimate {
        guard count > 0 else { throw .tooFew(have: count, need: 1) }
        guard (0...count).contains(have) else { throw .contradiction }
        let interval =
            switch self {
            case .wilson: try Self.wilson(have, count, confidence)
            case .exact: try Self.exact(have, count, confidence)
            }
        return try Estimate(Double(have) / Double(count), count: count, interval: interval)
    }

    private static func wilson(
        _ have: Int,
        _ count: Int,
        _ confidence: Confidence
    ) throws(Undefined) -> Interval {
        let n = Double(count)
        let p = Double(have) / n
        let square = confidence.normalBound * confidence.normalBound
        let centre = (p + square / (2 * n)) / (1 + square / n)
        let spread = square * (p * (1 - p) / n + square / (4 * n * n))
        let half = spread.squareRoot() / (1 + square / n)
        // None and all are exact bounds; the difference of two equal numbers might miss them.
        return try Interval(
            have == 0 ? 0 : centre - half,
            have == count ? 1 : centre + half,
            confidence
        )
    }

    private static func exact(
        _ have: Int,
        _ count: Int,
        _ confidence: Confidence
    ) throws(Undefined) -> Interval {
        let tail = confidence.missed / 2
        let (k, rest) = (Double(have), Double(count - have))
        return try Interval(
            have == 0 ? 0 : BetaDistribution(k, rest + 1).quantile(tail),
            have == count ? 1 : 1 - BetaDistribution(rest, k + 1).quantile(tail),
            confidence
        )
    }
}
