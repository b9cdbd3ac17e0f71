/// The parts of factorials and powers that stay exact where the factorials themselves are huge.
///
/// Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
enum Saddlepoint {
    /// ln Γ(x + 1) less Stirling's formula √(2πx)·(x/e)^x, for x > 0.
    static func stirlingError(_ x: Double) -> Double {
        var error = 0.0
        var x = x
        // δ(x) − δ(x + 1) = (x + ½)·ln(1 + 1/x) − 1.
        while x < 12 {
            error += (x + 0.5) * RealFunctions.log1p(1 / x) - 1
            x += 1
        }
        let square = 1 / (x * x)
        var series = 691.0 / 360_360
        series = 1.0 / 1_188 - square * series
        series = 1.0 / 1_680 - square * series
        series = 1.0 / 1_260 - square * series
        series = 1.0 / 360 - square * series
        series = 1.0 / 12 - square * series
        return error + series / x
    }

    /// x·ln(x/mean) + mean − x, without cancellation where the two are close.
    static func deviance(_ x: Double, mean: Double) -> Double {
        let difference = x - mean
        guard difference.magnitude < 0.1 * (x + mean) else {
            guard x > 0 else { return mean }
            return x * RealFunctions.log(x / mean) - difference
        }
        let ratio = difference / (x + mean)
        var sum = difference * ratio
        var term = 2 * x * ratio
        for index in 1...1_000 {
            term *= ratio * ratio
            let next = sum + term / Double(2 * index + 1)
            if next == sum { break }
            sum = next
        }
        return sum
    }

    /// x^a·y^b / B(a, b), where y = 1 − x.
    static func betaKernel(_ x: Double, _ y: Double, a: Double, b: Double) -> Double {
        let n = a + b
        let error = stirlingError(n) - stirlingError(a) - stirlingError(b)
        let deviances = deviance(a, mean: n * x) + deviance(b, mean: n * y)
        return (a / (2 * Double.pi) * (b / n)).squareRoot() * RealFunctions.exp(error - deviances)
    }

    /// x^a·e^−x / Γ(a).
    static func gammaKernel(_ x: Double, a: Double) -> Double {
        let exponent = -stirlingError(a) - deviance(a, mean: x)
        return (a / (2 * Double.pi)).squareRoot() * RealFunctions.exp(exponent)
    }
}
