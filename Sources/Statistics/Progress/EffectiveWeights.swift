/// How much each part really decides an index: w_j·cov(x_j, Y) / var(Y), together 1.
///
/// Nominal weights are printed beside it: a part that hardly varies decides hardly anything.
/// Source: practice.md 4.9.
package struct EffectiveWeights: Hashable, Sendable {
    package let nominal: [Double]
    package let effective: [Double]
    /// The effective weights with their intervals.
    ///
    /// Each is the slope of the weighted part on the index, with n − 2 degrees of freedom. Source:
    /// G. A. F. Seber & A. J. Lee, Linear Regression Analysis (2003) ch. 6.
    package let estimates: [Estimate]
    /// How many rows it was made from.
    package let count: Int

    /// From rows of parts, such as the items of evaluations; the divisor of variances cancels.
    ///
    /// - Throws: `.tooFew` below two rows, `.incomplete` for rows of another length, `.noSpread`
    ///   where the index is the same in all rows.
    package init(_ rows: [[Double]], nominal: [Double]) throws(Undefined) {
        guard rows.count >= 2 else { throw .tooFew(have: rows.count, need: 2) }
        guard rows.allSatisfy({ $0.count == nominal.count }) else { throw .incomplete }
        let totals = rows.map { row in
            zip(row, nominal).reduce(0) { $0 + $1.0 * $1.1 }
        }
        let all = try Spread(totals)
        guard all.squares > 0 else { throw .noSpread }
        var effective: [Double] = []
        var estimates: [Estimate] = []
        for (place, weight) in nominal.enumerated() {
            let part = try Spread(rows.map { $0[place] })
            var products = 0.0
            for (row, total) in zip(rows, totals) {
                products += (row[place] - part.mean) * (total - all.mean)
            }
            let slope = weight * products / all.squares
            let rest = max(0, weight * weight * part.squares - slope * weight * products)
            let freedom = rows.count - 2
            effective.append(slope)
            estimates.append(
                freedom > 0
                    ? try Estimate(
                        slope,
                        count: rows.count,
                        standardError: (rest / Double(freedom) / all.squares).squareRoot(),
                        freedom: freedom,
                        .ninetyFivePercent
                    ) : try Estimate(slope, count: rows.count)
            )
        }
        self.estimates = estimates
        self.nominal = nominal
        self.effective = effective
        count = rows.count
    }
}
