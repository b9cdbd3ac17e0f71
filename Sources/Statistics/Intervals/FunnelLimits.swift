/// The limits between which a class of a given size lies by chance alone around the overall rate.
///
/// Source: D. J. Spiegelhalter, "Funnel plots for comparing institutional performance",
/// Statistics in Medicine 24 (2005), with the normal approximation.
package struct FunnelLimits: Hashable, Sendable {
    /// The overall rate or mean.
    package let centre: Double
    /// The variance of one pupil around it.
    package let variance: Double

    /// For a rate p: variance p(1 − p).
    package init(rate: Double) {
        centre = rate
        variance = max(0, rate * (1 - rate))
    }

    /// For a mean and the pupils' standard deviation.
    package init(mean: Double, deviation: Double) {
        centre = mean
        variance = deviation * deviation
    }

    /// The limits for a class of this size.
    ///
    /// - Throws: `.tooFew` for an empty class.
    package func limits(
        count: Int,
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) -> Interval {
        guard count > 0 else { throw .tooFew(have: count, need: 1) }
        let error = (variance / Double(count)).squareRoot()
        return try Interval(around: centre, confidence.normalBound * error, confidence)
    }

    /// How many standard errors a class lies from the centre.
    ///
    /// - Throws: `.tooFew` for an empty class, `.noSpread` where pupils do not differ.
    package func score(_ value: Double, count: Int) throws(Undefined) -> Double {
        guard count > 0 else { throw .tooFew(have: count, need: 1) }
        guard variance > 0 else { throw .noSpread }
        return (value - centre) / (variance / Double(count)).squareRoot()
    }
}
