/// How far two means lie apart whose spreads need not be alike.
///
/// For forms that nobody can pair, such as anonymous ones before and after.
/// Source: B. L. Welch, Biometrika 34 (1947), with the degrees of freedom of F. E. Satterthwaite,
/// Biometrics Bulletin 2 (1946).
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
        let first = try one.variance(.countLessOne) / Double(one.count)
        let second = try other.variance(.countLessOne) / Double(other.count)
        let (value, square) = (one.mean - other.mean, first + second)
        let count = one.count + other.count
        guard square > 0 else { return try Estimate(value, count: count, lacking: .noSpread) }
        let shares =
            first * first / Double(one.count - 1) + second * second / Double(other.count - 1)
        let error = square.squareRoot()
        let bound = StudentDistribution(freedom: square * square / shares).bound(confidence)
        return try Estimate(
            value,
            count: count,
            standardError: error,
            interval: Interval(around: value, bound * error, confidence)
        )
    }
}
