/// The standard normal distribution.
///
/// Source: Abramowitz & Stegun 7.1.6 (series), 7.1.14 (continued fraction), 26.2.23 (first guess).
package enum NormalDistribution {
    /// The height of the bell at z.
    package static func density(_ z: Double) -> Double {
        RealFunctions.exp(-z * z / 2) / (2 * Double.pi).squareRoot()
    }

    /// The probabilities up to z and beyond it.
    package static func tails(_ z: Double) -> Tails {
        let size = z.magnitude
        let upper = size < 2 ? 0.5 - centre(size) : tail(size)
        return z < 0 ? Tails(upper: upper).exchanged : Tails(upper: upper)
    }

    /// The z beyond which a probability lies, 0 < p < 1.
    ///
    /// Halley's steps on the tail, so that a small probability is as exact as a large one.
    package static func quantile(upper probability: Double) -> Double {
        precondition(probability > 0 && probability < 1, "a probability lies between 0 and 1")
        guard probability <= 0.5 else { return -quantile(upper: 1 - probability) }
        let t = (-2 * RealFunctions.log(probability)).squareRoot()
        let above = 2.515517 + t * (0.802853 + t * 0.010328)
        let below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
        var z = t - above / below
        for _ in 0..<4 {
            let excess = (tails(z).upper - probability) / density(z)
            z += excess / (1 - excess * z / 2)
        }
        return z
    }

    /// The probability between 0 and z ≥ 0.
    private static func centre(_ z: Double) -> Double {
        var term = z
        var sum = z
        var odd = 1.0
        while term > sum * 1e-17 {
            odd += 2
            term *= z * z / odd
            sum += term
        }
        return sum * density(z)
    }

    /// The probability beyond z > 0: φ(z) / (z + 1/(z + 2/(z + 3/(z + …)))).
    private static func tail(_ z: Double) -> Double {
        density(z) / ContinuedFraction.value(start: z) { step in (Double(step), z) }
    }
}
