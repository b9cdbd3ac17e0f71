/// How an exact quotient is rounded to decimal places: once, and for display only.
///
/// Verdicts compare what is unrounded (全数值比较法, the default of GB/T 8170–2008 where a rule is
/// silent): 59.95 prints 60.0 and is still below 60. Source: practice.md 4.11.
package enum DecimalRounding: String, CaseIterable, Sendable {
    /// GB/T 8170: a tie goes to the even digit; 89.45 → 89.4, 12.25 → 12.2.
    case tiesToEven
    /// 四舍五入: a tie goes away from zero; 89.45 → 89.5, 12.25 → 12.3.
    case tiesAway

    /// The quotient times 10^places, rounded.
    ///
    /// - Throws: `.contradiction` for a denominator ≤ 0, `.overflow` beyond `Int`.
    package func rounded(
        _ numerator: Int,
        over denominator: Int,
        places: Int
    ) throws(Undefined) -> Int {
        guard denominator > 0 else { throw .contradiction }
        var scaled = Int128(numerator.magnitude)
        for _ in 0..<places {
            let (product, overflow) = scaled.multipliedReportingOverflow(by: 10)
            guard !overflow else { throw .overflow }
            scaled = product
        }
        var (quotient, rest) = scaled.quotientAndRemainder(dividingBy: Int128(denominator))
        let twice = rest * 2
        let tieUp = self == .tiesAway || !quotient.isMultiple(of: 2)
        if twice > denominator || (twice == denominator && tieUp) { quotient += 1 }
        guard let magnitude = Int(exactly: quotient) else { throw .overflow }
        return numerator < 0 ? -magnitude : magnitude
    }
}
