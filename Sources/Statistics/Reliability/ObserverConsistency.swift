/// How consistent one observer is by itself: spread, repeatability, agreement with the others.
///
/// Source: practice.md 4.5, 4.12; J. M. Bland & D. G. Altman, BMJ 313 (1996) 744 for repeatability;
/// R. A. Fisher, Metron 1 (1921) for the interval of a correlation.
package enum ObserverConsistency {
    /// The standard deviation (n − 1) of some scores, with its χ² interval.
    ///
    /// - Throws: `.tooFew` below two scores.
    package static func deviation(
        _ values: [Double],
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) -> Estimate {
        try deviation(Spread(values).squares, freedom: values.count - 1, values.count, confidence)
    }

    /// How far scores of the same thing by the same observer lie from each other: the standard
    /// deviation within groups, pooled; the count is of scores in groups of two or more.
    ///
    /// - Throws: `.tooFew` where nothing was scored twice.
    package static func repeatability(
        _ groups: [[Double]],
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) -> Estimate {
        var (squares, freedom, count) = (0.0, 0, 0)
        for group in groups where group.count > 1 {
            squares += try Spread(group).squares
            freedom += group.count - 1
            count += group.count
        }
        return try deviation(squares, freedom: freedom, count, confidence)
    }

    /// Pearson's correlation of what was given with what was expected, with Fisher's interval.
    ///
    /// - Throws: `.tooFew` below four pairs, `.noSpread` where one side does not vary.
    package static func correlation(
        _ pairs: [(given: Double, expected: Double)],
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) -> Estimate {
        guard pairs.count >= 4 else { throw .tooFew(have: pairs.count, need: 4) }
        let given = try Spread(pairs.map(\.given))
        let expected = try Spread(pairs.map(\.expected))
        guard given.squares > 0, expected.squares > 0 else { throw .noSpread }
        let products = pairs.reduce(0) {
            $0 + ($1.given - given.mean) * ($1.expected - expected.mean)
        }
        let value = products / (given.squares * expected.squares).squareRoot()
        let r = min(1, max(-1, value))
        guard r.magnitude < 1 else {
            return try Estimate(r, count: pairs.count, lacking: .noSpread)
        }
        let z = RealFunctions.log((1 + r) / (1 - r)) / 2
        let bound = confidence.normalBound / Double(pairs.count - 3).squareRoot()
        let ends = [z - bound, z + bound].map { end in
            let power = RealFunctions.exp(2 * end)
            return power.isFinite ? (power - 1) / (power + 1) : 1
        }
        return try Estimate(
            r,
            count: pairs.count,
            interval: Interval(ends[0], ends[1], confidence)
        )
    }

    private static func deviation(
        _ squares: Double,
        freedom: Int,
        _ count: Int,
        _ confidence: Confidence
    ) throws(Undefined) -> Estimate {
        guard freedom > 0 else { throw .tooFew(have: count, need: 2) }
        let distribution = ChiSquareDistribution(freedom: Double(freedom))
        let low = distribution.quantile(upper: confidence.missed / 2)
        let high = distribution.quantile(upper: 1 - confidence.missed / 2)
        return try Estimate(
            (squares / Double(freedom)).squareRoot(),
            count: count,
            interval: Interval(
                (squares / low).squareRoot(),
                (squares / high).squareRoot(),
                confidence
            )
        )
    }
}
