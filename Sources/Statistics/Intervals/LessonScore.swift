/// How the scores that several observers gave one lesson become one; the scheme chooses.
///
/// Source: practice.md 4.8. No score is dropped without a word: an estimate's count is of those
/// kept.
package enum LessonScore: String, CaseIterable, Sendable {
    /// The fewest observers of whom the highest and the lowest score may be dropped.
    package static let fewestForTrimming = 5

    case mean
    /// The middle one, or the mean of the middle two; fitting for three or four observers.
    case median
    /// The mean without the highest and the lowest, from five observers.
    case trimmed

    /// The lesson's score.
    ///
    /// Mean and trimmed mean have Student's interval; for the trimmed one with the winsorised
    /// deviation of K. K. Yuen & W. J. Dixon, Biometrika 60 (1973). A single score has none.
    /// - Throws: `.tooFew` without scores, or below five for the trimmed mean.
    package func estimate(
        _ scores: [Double],
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) -> Estimate {
        switch self {
        case .mean:
            let spread = try Spread(scores)
            guard spread.count > 1 else {
                return try Estimate(spread.mean, count: 1, lacking: .tooFew(have: 1, need: 2))
            }
            return try MeanInterval.student(spread, confidence)
        case .median:
            guard !scores.isEmpty else { throw .tooFew(have: 0, need: 1) }
            return try Estimate(Self.median(scores), count: scores.count)
        case .trimmed:
            guard scores.count >= Self.fewestForTrimming else {
                throw .tooFew(have: scores.count, need: Self.fewestForTrimming)
            }
            return try Self.trimmed(scores.sorted(), confidence)
        }
    }

    /// The middle value of a list that is not empty.
    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        guard sorted.count.isMultiple(of: 2) else { return sorted[middle] }
        return (sorted[middle - 1] + sorted[middle]) / 2
    }

    private static func trimmed(
        _ sorted: [Double],
        _ confidence: Confidence
    ) throws(Undefined) -> Estimate {
        let kept = Array(sorted.dropFirst().dropLast())
        var winsorised = sorted
        winsorised[0] = sorted[1]
        winsorised[sorted.count - 1] = sorted[sorted.count - 2]
        let squares = try Spread(winsorised).squares
        let left = Double(kept.count)
        return try Estimate(
            Spread(kept).mean,
            count: kept.count,
            standardError: (squares / (left * (left - 1))).squareRoot(),
            freedom: kept.count - 1,
            confidence
        )
    }
}
