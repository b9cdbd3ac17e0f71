/// The slope of an observer's residuals on time: does severity move from month to month.
///
/// Ordinary least squares with Student's test; the residual is the score less the lesson's adjusted
/// score, so that better teachers in spring are no drift. Source: practice.md 4.12.
package struct SeverityDrift: Hashable, Sendable {
    /// Points a unit of time, with its interval; the count is of lessons.
    package let slope: Estimate
    /// The probability of such a slope, or a steeper one, where there is none.
    package let probability: Double

    /// - Throws: `.tooFew` below five lessons, `.noSpread` where all are of one time.
    package init(
        _ residuals: [(time: Double, residual: Double)],
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) {
        try ObserverScreening.demand(residuals.count)
        let times = try Spread(residuals.map(\.time))
        let values = try Spread(residuals.map(\.residual))
        guard times.squares > 0 else { throw .noSpread }
        let products = residuals.reduce(0) {
            $0 + ($1.time - times.mean) * ($1.residual - values.mean)
        }
        let slope = products / times.squares
        let freedom = residuals.count - 2
        let rest = residuals.reduce(0) {
            let own = $1.residual - values.mean - slope * ($1.time - times.mean)
            return $0 + own * own
        }
        let error = (rest / Double(freedom) / times.squares).squareRoot()
        self.slope = try Estimate(
            slope,
            count: residuals.count,
            standardError: error,
            freedom: freedom,
            confidence
        )
        let student = StudentDistribution(freedom: Double(freedom))
        probability = error > 0 ? student.twoSided(slope / error) : slope == 0 ? 1 : 0
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
