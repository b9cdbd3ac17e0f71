/// How far each class ended above what its own beginning let expect.
///
/// The least-squares line of the later means on the earlier ones, and each class's distance to it:
/// r_j = ȳ₂ⱼ − (β₀ + β₁·ȳ₁ⱼ). Unlike the raw gain it does not reward a low beginning. Source:
/// practice.md 4.7; H. Goldstein & D. J. Spiegelhalter, JRSS A 159 (1996).
package struct ResidualGain: Hashable, Sendable {
    /// One class: its mean before and after, on the grade's scale.
    package struct Class: Hashable, Sendable {
        package let before: Double
        package let after: Double

        package init(before: Double, after: Double) {
            self.before = before
            self.after = after
        }
    }

    package let intercept: Double
    package let slope: Double
    /// One gain a class in the order given; the error is s·√(1 − hⱼ), the freedom n − 2.
    package let gains: [Estimate]

    /// - Throws: `.tooFew` below three classes, `.noSpread` where all began alike.
    package init(
        _ classes: [Class],
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) {
        guard classes.count >= 3 else { throw .tooFew(have: classes.count, need: 3) }
        let before = try Spread(classes.map(\.before))
        let after = try Spread(classes.map(\.after))
        guard before.squares > 0 else { throw .noSpread }
        let products = classes.reduce(0) {
            $0 + ($1.before - before.mean) * ($1.after - after.mean)
        }
        let slope = products / before.squares
        let residuals = classes.map {
            ($0.after - after.mean) - slope * ($0.before - before.mean)
        }
        let freedom = classes.count - 2
        let variance = residuals.reduce(0) { $0 + $1 * $1 } / Double(freedom)
        var gains: [Estimate] = []
        for (place, residual) in residuals.enumerated() {
            let distance = classes[place].before - before.mean
            let leverage = 1 / Double(classes.count) + distance * distance / before.squares
            let estimate = try Estimate(
                residual,
                count: classes.count,
                standardError: max(0, variance * (1 - leverage)).squareRoot(),
                freedom: freedom,
                confidence
            )
            gains.append(estimate)
        }
        self.slope = slope
        self.gains = gains
        intercept = after.mean - slope * before.mean
    }
}
