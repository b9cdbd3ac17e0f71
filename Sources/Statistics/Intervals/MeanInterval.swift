/// Means with their intervals.
///
/// Source: Student, Biometrika 6 (1908); with a known deviation, the normal distribution.
package enum MeanInterval {
    /// The mean ± t·s/√n with n − 1 degrees of freedom.
    ///
    /// - Throws: `.tooFew` below two values.
    package static func student(
        _ spread: Spread,
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) -> Estimate {
        let deviation = try spread.standardDeviation(.countLessOne)
        return try Estimate(
            spread.mean,
            count: spread.count,
            standardError: deviation / Double(spread.count).squareRoot(),
            freedom: spread.count - 1,
            confidence
        )
    }

    /// The mean of all values that come in groups, such as the sheets of one lesson: values of a
    /// group are alike, so that only the groups are draws.
    ///
    /// The ratio of two sums over k groups, linearised, with k − 1 degrees of freedom; the count is
    /// of values. Source: W. G. Cochran, Sampling Techniques (1977) ch. 6.
    /// - Throws: `.tooFew` below two groups, `.contradiction` for one of no values.
    package static func grouped(
        _ groups: [(sum: Double, count: Int)],
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) -> Estimate {
        guard groups.count > 1 else { throw .tooFew(have: groups.count, need: 2) }
        guard groups.allSatisfy({ $0.count > 0 }) else { throw .contradiction }
        let count = groups.reduce(0) { $0 + $1.count }
        let mean = groups.reduce(0) { $0 + $1.sum } / Double(count)
        let rest = groups.reduce(0) { rest, group in
            let own = group.sum - Double(group.count) * mean
            return rest + own * own
        }
        let (n, k) = (Double(count), Double(groups.count))
        // Groups of one mean leave some rounding, which is no spread.
        let isNoise = rest <= n * n * mean * mean * 1e-28
        return try Estimate(
            mean,
            count: count,
            standardError: isNoise ? 0 : (k / (k - 1) * rest).squareRoot() / n,
            freedom: groups.count - 1,
            confidence
        )
    }

    /// The mean ± z·σ/√n, where the deviation is known from elsewhere, such as the whole grade's.
    ///
    /// - Throws: `.tooFew` for none, `.contradiction` for a negative deviation.
    package static func known(
        mean: Double,
        count: Int,
        deviation: Double,
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) -> Estimate {
        guard count > 0 else { throw .tooFew(have: count, need: 1) }
        guard deviation >= 0 else { throw .contradiction }
        return try Estimate(
            mean,
            count: count,
            standardError: deviation / Double(count).squareRoot(),
            freedom: nil,
            confidence
        )
    }

    /// The mean of some of a finite number of weighted values, Σwx / Σw, without an interval.
    ///
    /// - Throws: `.tooFew` for none, `.contradiction` for a negative weight or none above 0.
    package static func weighted(
        _ values: [(value: Double, weight: Double)]
    ) throws(Undefined) -> Estimate {
        guard !values.isEmpty else { throw .tooFew(have: 0, need: 1) }
        let weight = values.reduce(0) { $0 + $1.weight }
        guard weight > 0, values.allSatisfy({ $0.weight >= 0 }) else { throw .contradiction }
        let sum = values.reduce(0) { $0 + $1.value * $1.weight }
        return try Estimate(sum / weight, count: values.count)
    }
}
