/// Krippendorff's α for any number of observers with missing cells.
///
/// α = 1 − observed / expected disagreement over units that at least two judged. Source:
/// K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011); the error by K. L. Gwet,
/// Handbook of Inter-Rater Reliability, 4th ed. (2014), with t of n − 1. For ordinal levels the
/// error holds the metric, which depends on the levels' use, for known.
package enum KrippendorffAlpha: String, CaseIterable, Sendable {
    /// Levels are the same or not.
    case nominal
    /// Levels are as far apart as ratings lie between them.
    case ordinal
    /// Levels are numbers.
    case interval

    /// α with its interval, at most 1; the count is of units that at least two judged.
    ///
    /// No interval where the error comes out as 0, such as in full agreement.
    /// - Throws: `.tooFew` where no unit has two observers, `.noSpread` where all ratings of such
    ///   units are of one level.
    package func estimate(
        _ table: LevelTable,
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) -> Estimate {
        let units = table.paired
        guard !units.isEmpty else { throw .tooFew(have: 0, need: 1) }
        let levels = table.scale.count
        let totals = (0..<levels).map { level in units.reduce(0) { $0 + Double($1[level]) } }
        guard totals.count(where: { $0 > 0 }) >= 2 else { throw .noSpread }
        let matrix = weights(totals)
        let rows = units.map { LevelRow($0, matrix) }
        let n = Double(rows.count)
        let ratings = totals.reduce(0, +)
        let mean = ratings / n
        let raw = rows.reduce(0) { $0 + $1.agreeing / ($1.total - 1) } / ratings
        let observed = (1 - 1 / ratings) * raw + 1 / ratings
        let uses = totals.map { $0 / ratings }
        let byLevel = matrix.map { line in zip(line, uses).reduce(0) { $0 + $1.0 * $1.1 } }
        let chance = zip(byLevel, uses).reduce(0) { $0 + $1.0 * $1.1 }
        let value = (observed - chance) / (1 - chance)
        guard rows.count >= 2 else {
            return try Estimate(value, count: rows.count, lacking: .tooFew(have: 1, need: 2))
        }
        let centre = (raw - chance) / (1 - chance)
        var squares = 0.0
        for row in rows {
            let share = (row.total - mean) / mean
            let own = row.agreeing / (mean * (row.total - 1)) - observed * share
            let ownChance =
                zip(row.counts, byLevel).reduce(0) { $0 + $1.0 * $1.1 } / mean - chance * share
            let part =
                (own - chance) / (1 - chance)
                - 2 * (1 - centre) * (ownChance - chance) / (1 - chance)
            squares += (part - centre) * (part - centre)
        }
        let error = (squares / (n * (n - 1))).squareRoot()
        guard error > 1e-12 else {
            return try Estimate(value, count: rows.count, lacking: .noSpread)
        }
        return try Estimate(
            value,
            count: rows.count,
            standardError: error,
            freedom: rows.count - 1,
            confidence,
            within: -Double.greatestFiniteMagnitude...1
        )
    }

    /// 1 − δ² / greatest δ²: the metric as weights of agreement.
    private func weights(_ totals: [Double]) -> [[Double]] {
        var squares = totals.map { _ in totals.map { _ in 0.0 } }
        var greatest = 0.0
        for low in totals.indices {
            var between = 0.0
            for high in totals.indices.dropFirst(low + 1) {
                between += totals[high - 1] + totals[high]
                let distance =
                    switch self {
                    case .nominal: 1.0
                    case .ordinal: between / 2
                    case .interval: Double(high - low)
                    }
                squares[low][high] = distance * distance
                squares[high][low] = distance * distance
                greatest = max(greatest, distance * distance)
            }
        }
        return squares.map { $0.map { 1 - $0 / greatest } }
    }
}
