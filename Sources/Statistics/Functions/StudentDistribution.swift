import Synchronization

/// Student's t distribution.
///
/// Source: Abramowitz & Stegun 26.7.1; T² / (ν + T²) is beta with shapes ½ and ν/2.
package struct StudentDistribution: Hashable, Sendable {
    /// The degrees of freedom, > 0; need not be whole.
    package let freedom: Double

    package init(freedom: Double) {
        precondition(freedom > 0, "degrees of freedom are positive")
        self.freedom = freedom
    }

    /// The probability that |T| is greater than t.
    package func twoSided(_ t: Double) -> Double {
        let square = t * t
        return BetaDistribution(0.5, freedom / 2)
            .tails(square / (freedom + square), complement: freedom / (freedom + square)).upper
    }

    /// The t that |T| does not exceed with a probability.
    ///
    /// Remembered, since a district's intervals are of few different freedoms and each takes as
    /// long as a hundred scores.
    package func bound(_ confidence: Confidence) -> Double {
        // Those of whole numbers come again.
        guard freedom.rounded() == freedom else { return found(confidence) }
        let key = Key(freedom: freedom, confidence: confidence)
        if let known = Self.known.withLock({ $0[key] }) { return known }
        let bound = found(confidence)
        Self.known.withLock { known in
            if known.count < Self.knownLimit { known[key] = bound }
        }
        return bound
    }

    private struct Key: Hashable {
        let freedom: Double
        let confidence: Confidence
    }

    private static let known = Mutex<[Key: Double]>([:])
    private static let knownLimit = 10_000

    private func found(_ confidence: Confidence) -> Double {
        let part = BetaDistribution(0.5, freedom / 2).quantile(confidence.level)
        // Close to 1 where there are few degrees of freedom: taken from the other side then.
        guard part > 0.5 else { return (freedom * part / (1 - part)).squareRoot() }
        let rest = BetaDistribution(freedom / 2, 0.5).quantile(confidence.missed)
        return (freedom * (1 - rest) / rest).squareRoot()
    }
}
