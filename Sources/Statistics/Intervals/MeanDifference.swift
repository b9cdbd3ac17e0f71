/// How far two means lie apart whose spreads need not be alike.
///
/// For forms that nobody can pair, such as anonymous ones before and after.
/// Source: B. L. Welch, Biometrika 34 (1947).
package enum MeanDifference {
    /// The first mean less the second; the count is of both.
    ///
    /// Without an interval where neither side varies.
    /// - Throws: `.tooFew` where one side has fewer than two values.
    package static func welch(
        _ one: Spread,
        _ other: Spread,
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) -> Estimate {
        try MeanSum.weighted(
            [(1, MeanInterval.student(one)), (-1, MeanInterval.student(other))],
            confidence
        )
    }
}
