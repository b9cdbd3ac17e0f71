/// The slope of an observer's residuals on time: does severity move from month to month.
///
/// Ordinary least squares with Student's test; the residual is the score less the lesson's adjusted
/// score, so that better teachers in spring are no drift. Source: practice.md 4.12.
package struct SeverityDrift: Hashable, Sendable {
    /// Points a unit of time, with its interval; the count is of lessons.
    package let slope: Estimate
    /// The degrees of freedom that the residuals have.
    private let freedom: Int

    /// The probability of such a slope, or a steeper one, where there is none.
    package var probability: Double {
        guard let error = slope.standardError, error > 0 else { return slope.value == 0 ? 1 : 0 }
        return StudentDistribution(freedom: Double(freedom)).twoSided(slope.value / error)
    }

    /// - Throws: `.tooFew` below five lessons, `.noSpread` where all are of one time.
    package init(
        _ residuals: [(time: Double, residual: Double)],
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) {
        try ObserverScreening.demand(residuals.count)
        let times = try Spread(residuals.map(\.time))
        let values = try Spread(residuals.map(\.residual))
        let products = residuals.reduce(0) {
            $0 + ($1.time - times.mean) * ($1.residual - values.mean)
        }
        try self.init(
            count: residuals.count,
            times: times.squares,
            residuals: values.squares,
            products: products,
            confidence
        )
    }

    /// From the sums of squares around the means, and of the products.
    ///
    /// - Throws: as from pairs.
    init(
        count: Int,
        times: Double,
        residuals: Double,
        products: Double,
        _ confidence: Confidence
    ) throws(Undefined) {
        let slope = try Self.slope(count: count, times: times, products: products)
        freedom = count - 2
        let rest = residuals - slope * products
        // What is left of residuals that lie on a line is rounding.
        let noise = residuals * 1e-14
        let error = rest > noise ? (rest / Double(freedom) / times).squareRoot() : 0
        self.slope = try Estimate(
            slope,
            count: count,
            standardError: error,
            freedom: freedom,
            confidence
        )
    }

    /// The slope alone.
    ///
    /// - Throws: as from pairs.
    static func slope(
        count: Int,
        times: Double,
        products: Double
    ) throws(Undefined) -> Double {
        try ObserverScreening.demand(count)
        guard times > 0 else { throw .noSpread }
        return products / times
    }

    /// A flag where the slope is surer than `below`; the strength is the slope, with its interval.
    package func flag(observer: Int, below: Double = 0.01) -> ScreeningFlag? {
        guard probability < below else { return nil }
        return ScreeningFlag(.drift, members: [observer], slope)
    }
}
