/// A sum of means, each from observations of its own, times its weight.
///
/// Source: B. L. Welch, Biometrika 34 (1947), with the degrees of freedom of F. E. Satterthwaite,
/// Biometrics Bulletin 2 (1946).
package enum MeanSum {
    /// Σwᵢ·mᵢ; the count is of all observations.
    ///
    /// A part's degrees of freedom are its count less 1, as those of `MeanInterval.student` and of
    /// `LessonScore.trimmed` are. Without an interval where no part varies.
    /// - Throws: `.tooFew` for no parts, or one that is of a single observation; what a part lacks.
    package static func weighted(
        _ parts: [(weight: Double, estimate: Estimate)],
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) -> Estimate {
        guard !parts.isEmpty else { throw .tooFew(have: 0, need: 1) }
        var (value, square, shares, count) = (0.0, 0.0, 0.0, 0)
        for (weight, part) in parts {
            guard let error = part.standardError, part.count > 1 else {
                throw part.lacking ?? .tooFew(have: part.count, need: 2)
            }
            let own = weight * weight * error * error
            value += weight * part.value
            square += own
            shares += own * own / Double(part.count - 1)
            count += part.count
        }
        guard square > 0 else { return try Estimate(value, count: count, lacking: .noSpread) }
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
