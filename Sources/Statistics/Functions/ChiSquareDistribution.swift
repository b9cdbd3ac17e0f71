/// The χ² distribution: the regularised incomplete gamma function.
///
/// Source: Abramowitz & Stegun 26.4.19; series DLMF 8.11.4, continued fraction DLMF 8.9.2.
package struct ChiSquareDistribution: Hashable, Sendable {
    /// The degrees of freedom, > 0.
    package let freedom: Double

    package init(freedom: Double) {
        precondition(freedom > 0, "degrees of freedom are positive")
        self.freedom = freedom
    }

    /// The probability of more than x ≥ 0.
    package func upper(_ x: Double) -> Double {
        guard x > 0 else { return 1 }
        let a = freedom / 2
        let half = x / 2
        let kernel = Saddlepoint.gammaKernel(half, a: a)
        guard half >= a + 1 else { return Tails(lower: kernel * Self.series(half, a)).upper }
        let fraction = ContinuedFraction.value(start: half + 1 - a) { step in
            let m = Double(step)
            return (-m * (m - a), half + 1 - a + 2 * m)
        }
        return Tails(upper: kernel / fraction).upper
    }

    /// The x that is exceeded with that probability, by halving until nothing is left to halve.
    package func quantile(upper probability: Double) -> Double {
        guard probability > 0 else { return .infinity }
        guard probability < 1 else { return 0 }
        var low = 0.0
        var high = freedom + 1
        while upper(high) > probability { (low, high) = (high, high * 2) }
        while true {
            let middle = low + (high - low) / 2
            guard middle > low, middle < high else { return middle }
            if upper(middle) > probability { low = middle } else { high = middle }
        }
    }

    private static func series(_ x: Double, _ a: Double) -> Double {
        var term = 1 / a
        var sum = term
        var n = a
        while term > sum * 1e-17 {
            n += 1
            term *= x / n
            sum += term
        }
        return sum
    }
}
