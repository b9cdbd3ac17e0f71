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
