/// Agreement of two observers beyond what their own habits give by chance: Cohen's κ.
///
/// κ = 1 − Σ(1 − w)·O / Σ(1 − w)·E. It collapses where nearly all get one level; AC2 stands beside
/// it. Source: J. Cohen (1960, 1968); the error by J. L. Fleiss, J. Cohen & B. S. Everitt,
/// Psychological Bulletin 72 (1969); practice.md 4.1.
package enum CohenKappa {
    /// κ with its large-sample interval, within −1…1.
    ///
    /// No interval where the error comes out as 0, such as in full agreement: that is the formula's
    /// limit and no certainty.
    /// - Throws: `.tooFew` without a pair, `.noSpread` where both only ever gave one and the same
    ///   level.
    package static func estimate(
        _ pairs: LevelPairs,
        _ weights: AgreementWeights,
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) -> Estimate {
        guard pairs.count > 0 else { throw .tooFew(have: 0, need: 1) }
        let levels = pairs.scale.count
        let matrix = weights.matrix(levels: levels)
        let n = Double(pairs.count)
        let shares = pairs.counts.map { $0.map { Double($0) / n } }
        let rows = shares.map { $0.reduce(0, +) }
        let columns = (0..<levels).map { column in shares.reduce(0) { $0 + $1[column] } }
        var observed = 0.0
        var expected = 0.0
        for row in 0..<levels {
            for column in 0..<levels {
                observed += (1 - matrix[row][column]) * shares[row][column]
                expected += (1 - matrix[row][column]) * rows[row] * columns[column]
            }
        }
        guard expected > 0 else { throw .noSpread }
        let kappa = 1 - observed / expected
        let agreement = 1 - expected
        let byRow = matrix.map { line in zip(line, columns).reduce(0) { $0 + $1.0 * $1.1 } }
        let byColumn = matrix.map { line in zip(line, rows).reduce(0) { $0 + $1.0 * $1.1 } }
        var sum = 0.0
        for row in 0..<levels {
            for column in 0..<levels {
                let mean = byRow[row] + byColumn[column]
                let part = matrix[row][column] - mean * (1 - kappa)
                sum += shares[row][column] * part * part
            }
        }
        let shift = kappa - agreement * (1 - kappa)
        let spread = sum - shift * shift
        guard spread > 1e-14 else { return try Estimate(kappa, count: pairs.count) }
        let variance = spread / (expected * expected * n)
        return try Estimate(
            kappa,
            count: pairs.count,
            standardError: variance.squareRoot(),
            freedom: nil,
            confidence,
            within: -1...1
        )
    }
}
