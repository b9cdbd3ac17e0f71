/// The beta distribution: the regularised incomplete beta function and its inverse.
///
/// Source: Abramowitz & Stegun 26.5; the continued fraction is DLMF 8.17.22.
package struct BetaDistribution: Hashable, Sendable {
    /// The shapes, both > 0.
    package let a: Double
    package let b: Double

    package init(_ a: Double, _ b: Double) {
        precondition(a > 0 && b > 0, "the shapes of a beta distribution are positive")
        self.a = a
        self.b = b
    }

    /// The probabilities up to x and beyond it; `complement` is 1 − x where it is known better.
    package func tails(_ x: Double, complement: Double? = nil) -> Tails {
        let y = complement ?? (1 - x)
        guard x > 0 else { return Tails(lower: 0) }
        guard y > 0 else { return Tails(upper: 0) }
        let kernel = Saddlepoint.betaKernel(x, y, a: a, b: b)
        if x * (a + b + 2) < a + 1 {
            return Tails(lower: kernel / (a * Self.fraction(x, a, b)))
        }
        return Tails(upper: kernel / (b * Self.fraction(y, b, a)))
    }

    /// The x below which a probability lies; most exact where x is near 0.
    ///
    /// Newton's steps, halved back into the bracket wherever they leave it.
    package func quantile(_ probability: Double) -> Double {
        guard probability > 0 else { return 0 }
        guard probability < 1 else { return 1 }
        var low = 0.0
        var high = 1.0
        var x = a / (a + b)
        for _ in 0..<2_000 {
            let tails = tails(x)
            let excess =
                probability < 0.5 ? tails.lower - probability : 1 - probability - tails.upper
            if excess == 0 { break }
            if excess < 0 { low = x } else { high = x }
            let density = Saddlepoint.betaKernel(x, 1 - x, a: a, b: b) / (x * (1 - x))
            var next = x - excess / density
            if !(next > low && next < high) { next = (low + high) / 2 }
            let step = (next - x).magnitude
            if step <= 1e-16 * x || next == low || next == high { break }
            x = next
        }
        return x
    }

    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        ContinuedFraction.value(start: 1) { step in
            let m = Double(step / 2)
            if step.isMultiple(of: 2) {
                return (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), 1)
            }
            return (-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)), 1)
        }
    }
}
