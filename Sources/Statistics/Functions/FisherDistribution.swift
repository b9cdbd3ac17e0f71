/// Fisher's F distribution, the ratio of two mean squares.
///
/// Source: Abramowitz & Stegun 26.6.2; d₁F / (d₂ + d₁F) is beta with shapes d₁/2 and d₂/2.
package struct FisherDistribution: Hashable, Sendable {
    /// Degrees of freedom above and below the line, > 0; need not be whole.
    package let above: Double
    package let below: Double

    package init(_ above: Double, _ below: Double) {
        precondition(above > 0 && below > 0, "degrees of freedom are positive")
        self.above = above
        self.below = below
    }

    /// The probability of a ratio greater than f.
    package func upper(_ f: Double) -> Double {
        let scaled = above * f
        return BetaDistribution(above / 2, below / 2)
            .tails(scaled / (below + scaled), complement: below / (below + scaled)).upper
    }

    /// The ratio beyond which a probability lies.
    package func quantile(upper probability: Double) -> Double {
        if probability < 0.5 {
            let y = BetaDistribution(below / 2, above / 2).quantile(probability)
            return below * (1 - y) / (above * y)
        }
        let x = BetaDistribution(above / 2, below / 2).quantile(1 - probability)
        return below * x / (above * (1 - x))
    }
}
