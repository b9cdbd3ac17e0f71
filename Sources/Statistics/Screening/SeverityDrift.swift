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
        try self.init(
            times: residuals.map(\.time)[...],
            residuals: residuals.map(\.residual)[...],
            confidence
        )
    }

    /// - Throws: as from pairs.
    /// - Precondition: as many times as residuals.
    package init(
        times all: ArraySlice<Double>,
        residuals: ArraySlice<Double>,
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) {
        try ObserverScreening.demand(residuals.count)
        let times = try Spread(all)
        let values = try Spread(residuals)
        guard times.squares > 0 else { throw .noSpread }
        var products = 0.0
        for (time, residual) in zip(all, residuals) {
            products += (time - times.mean) * (residual - values.mean)
        }
        let slope = products / times.squares
        freedom = residuals.count - 2
        var rest = 0.0
        for (time, residual) in zip(all, residuals) {
            let own = residual - values.mean - slope * (time - times.mean)
            rest += own * own
        }
        let error = (rest / Double(freedom) / times.squares).squareRoot()
        self.slope = try Estimate(
            slope,
            count: residuals.count,
            standardError: error,
            freedom: freedom,
            confidence
        )
    }

    /// A flag where the slope is surer than `below`; the strength is the slope.
    package func flag(observer: Int, below: Double = 0.01) -> ScreeningFlag? {
        guard probability < below else { return nil }
        return ScreeningFlag(
            .drift,
            members: [observer],
            strength: slope.value,
            count: slope.count
        )
    }
}
