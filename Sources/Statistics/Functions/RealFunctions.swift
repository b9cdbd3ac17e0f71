/// Logarithm and exponential of its own, so that the module knows no operating system.
///
/// Every machine gives the same bits. The error is below one unit in the last place.
/// Source: the algorithms and constants of fdlibm 5.3, e_log.c and e_exp.c (Sun Microsystems 1993).
package enum RealFunctions {
    private static let ln2High = 6.93147180369123816490e-01
    private static let ln2Low = 1.90821492927058770002e-10
    private static let inverseLn2 = 1.44269504088896338700

    /// The exponential of a number; 0 or infinity beyond the range of `Double`.
    package static func exp(_ x: Double) -> Double {
        guard x < 709.782712893384 else { return .infinity }
        guard x > -745.1332191019411 else { return 0 }
        let power = (x * inverseLn2).rounded()
        let high = x - power * ln2High
        let low = power * ln2Low
        let rest = high - low
        let square = rest * rest
        var series = 4.13813679705723846039e-08
        series = -1.65339022054652515390e-06 + square * series
        series = 6.61375632143793436117e-05 + square * series
        series = -2.77777777770155933842e-03 + square * series
        series = 1.66666666666666019037e-01 + square * series
        let c = rest - square * series
        let y = 1 - ((low - rest * c / (2 - c)) - high)
        return Double(sign: .plus, exponent: Int(power), significand: y)
    }

    /// The natural logarithm of a number ≥ 0; −∞ of 0.
    package static func log(_ x: Double) -> Double {
        precondition(x >= 0, "the logarithm of a negative number")
        guard x > 0 else { return -.infinity }
        guard x.isFinite else { return x }
        var power = x.exponent
        var significand = x.significand
        if significand > 2.0.squareRoot() {
            significand /= 2
            power += 1
        }
        return logarithm(of: significand - 1, power: Double(power))
    }

    /// The natural logarithm of 1 + x, exact where x is small; x > −1.
    package static func log1p(_ x: Double) -> Double {
        guard x < -0.29 || x > 0.41 else { return logarithm(of: x, power: 0) }
        let sum = 1 + x
        return log(sum) + (x - (sum - 1)) / sum
    }

    /// ln(2^power · (1 + f)), where 1 + f lies between √½ and √2.
    private static func logarithm(of f: Double, power: Double) -> Double {
        let s = f / (2 + f)
        let z = s * s
        var series = 1.479819860511658591e-01
        series = 1.531383769920937332e-01 + z * series
        series = 1.818357216161805012e-01 + z * series
        series = 2.222219843214978396e-01 + z * series
        series = 2.857142874366239149e-01 + z * series
        series = 3.999999999940941908e-01 + z * series
        series = 6.666666666666735130e-01 + z * series
        let half = 0.5 * f * f
        return power * ln2High - ((half - (s * (half + z * series) + power * ln2Low)) - f)
    }
}
