/// Agreement of two or more observers beyond chance that does not collapse on lopsided use.
///
/// AC1 with identity weights, AC2 with others. Chance agreement is T_w / (k(k − 1)) · Σπ(1 − π).
/// Source: K. L. Gwet, BJMSP 61 (2008); Handbook of Inter-Rater Reliability, 4th ed. (2014) ch.
/// 5–6, also for the error, with t of n − 1 and units taken as a sample from many.
package enum GwetAgreement {
    /// AC1 or AC2 with its interval, at most 1; the count is of units that anybody judged.
    ///
    /// No interval where the error comes out as 0, such as in full agreement.
    /// - Throws: `.tooFew` where no unit has two observers, `.noSpread` for a scale of one level.
    package static func estimate(
        _ table: LevelTable,
        _ weights: AgreementWeights,
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) -> Estimate {
        let levels = table.scale.count
        guard levels >= 2 else { throw .noSpread }
        let matrix = weights.matrix(levels: levels)
        let rows = table.counts.map { LevelRow($0, matrix) }
        let paired = rows.filter { $0.total >= 2 }
        guard !paired.isEmpty else { throw .tooFew(have: 0, need: 1) }
        let n = Double(rows.count)
        let observed =
            paired.reduce(0) { $0 + $1.agreeing / ($1.total * ($1.total - 1)) }
            / Double(paired.count)
        let uses = (0..<levels).map { level in
            rows.reduce(0) { $0 + $1.counts[level] / $1.total } / n
        }
        let all = matrix.reduce(0) { $0 + $1.reduce(0, +) }
        let factor = all / Double(levels * (levels - 1))
        let chance = factor * uses.reduce(0) { $0 + $1 * (1 - $1) }
        let value = (observed - chance) / (1 - chance)
        guard rows.count >= 2 else { return try Estimate(value, count: rows.count) }
        var squares = 0.0
        for row in rows {
            let own =
                row.total >= 2
                ? n / Double(paired.count)
                    * (row.agreeing / (row.total * (row.total - 1)) - chance) / (1 - chance)
                : 0
            let ownChance =
                factor * zip(row.counts, uses).reduce(0) { $0 + $1.0 * (1 - $1.1) } / row.total
            let part = own - 2 * (1 - value) * (ownChance - chance) / (1 - chance)
            squares += (part - value) * (part - value)
        }
        let error = (squares / (n * (n - 1))).squareRoot()
        guard error > 1e-12 else { return try Estimate(value, count: rows.count) }
        return try Estimate(
            value,
            count: rows.count,
            standardError: error,
            freedom: rows.count - 1,
            confidence,
            within: -Double.greatestFiniteMagnitude...1
        )
    }
}
