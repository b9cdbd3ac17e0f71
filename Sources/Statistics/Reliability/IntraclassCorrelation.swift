/// The six intraclass correlations.
///
/// For decisions on absolute scores agreement (A), for a ranking by the same observers consistency
/// (C). Source: P. E. Shrout & J. L. Fleiss, Psychological Bulletin 86 (1979); K. O. McGraw &
/// S. P. Wong, Psychological Methods 1 (1996), table 4 and 7 for formulas and intervals.
package enum IntraclassCorrelation: String, CaseIterable, Sendable {
    /// ICC(1,1): every subject has its own observers.
    case oneWay = "ICC(1,1)"
    /// ICC(A,1): one score of an observer taken at random.
    case agreement = "ICC(A,1)"
    /// ICC(C,1): one score, observers' severity left aside.
    case consistency = "ICC(C,1)"
    /// ICC(1,k): the mean of k.
    case oneWayMean = "ICC(1,k)"
    case agreementMean = "ICC(A,k)"
    case consistencyMean = "ICC(C,k)"

    /// The correlation with its interval; the count is of subjects.
    ///
    /// - Throws: `.negativeVariance` where the mean squares that it divides by vanish or where
    ///   observers differ so much less than chance that they come out below 0.
    package func estimate(
        _ table: TwoWayTable,
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) -> Estimate {
        let below = denominator(table)
        guard below > 0 else { throw .negativeVariance }
        let error = isOneWay ? table.within : table.residual
        let value = (table.rows - error) / below
        let bounds = bounds(table, confidence)
        let interval: Interval? =
            if let bounds { try? Interval(bounds.lower, bounds.upper, confidence) } else { nil }
        return try Estimate(value, count: table.subjects, interval: interval)
    }

    /// With fewer degrees of freedom, where agreement comes out below 0, bounds say nothing.
    private static let leastFreedom = 0.1

    private var isOneWay: Bool { self == .oneWay || self == .oneWayMean }

    private func denominator(_ table: TwoWayTable) -> Double {
        let k = Double(table.observers)
        let columns = (table.columns - table.residual) / Double(table.subjects)
        switch self {
        case .oneWay: return table.rows + (k - 1) * table.within
        case .agreement: return table.rows + (k - 1) * table.residual + k * columns
        case .consistency: return table.rows + (k - 1) * table.residual
        case .oneWayMean, .consistencyMean: return table.rows
        case .agreementMean: return table.rows + columns
        }
    }

    private func bounds(
        _ table: TwoWayTable,
        _ confidence: Confidence
    ) -> (lower: Double, upper: Double)? {
        let k = Double(table.observers)
        switch self {
        case .oneWay, .consistency:
            return ratios(table, confidence).map {
                (($0.lower - 1) / ($0.lower + k - 1), ($0.upper - 1) / ($0.upper + k - 1))
            }
        case .oneWayMean, .consistencyMean:
            return ratios(table, confidence).flatMap {
                $0.lower > 0 ? (1 - 1 / $0.lower, 1 - 1 / $0.upper) : nil
            }
        case .agreement:
            return agreementBounds(table, confidence)
        case .agreementMean:
            return agreementBounds(table, confidence).map {
                (Self.steppedUp($0.lower, k), Self.steppedUp($0.upper, k))
            }
        }
    }

    /// The bounds of the F ratio of subjects to error.
    private func ratios(
        _ table: TwoWayTable,
        _ confidence: Confidence
    ) -> (lower: Double, upper: Double)? {
        let error = isOneWay ? table.within : table.residual
        guard error > 0 else { return nil }
        let n = Double(table.subjects)
        let k = Double(table.observers)
        let below = isOneWay ? n * (k - 1) : (n - 1) * (k - 1)
        let tail = confidence.missed / 2
        let ratio = table.rows / error
        return (
            ratio / FisherDistribution(n - 1, below).quantile(upper: tail),
            ratio * FisherDistribution(below, n - 1).quantile(upper: tail)
        )
    }

    /// The bounds of ICC(A,1), whose degrees of freedom are Satterthwaite's.
    private func agreementBounds(
        _ table: TwoWayTable,
        _ confidence: Confidence
    ) -> (lower: Double, upper: Double)? {
        let n = Double(table.subjects)
        let k = Double(table.observers)
        let (rows, columns, error) = (table.rows, table.columns, table.residual)
        let below = Self.agreement.denominator(table)
        guard error > 0, below > 0 else { return nil }
        let value = (rows - error) / below
        let ratio = k * value * columns / error
        let rest = n * (1 + (k - 1) * value) - k * value
        let above = (n - 1) * (k - 1) * (ratio + rest) * (ratio + rest)
        let freedom = above / ((n - 1) * ratio * ratio + rest * rest)
        guard freedom >= Self.leastFreedom, freedom.isFinite else { return nil }
        let tail = confidence.missed / 2
        let first = FisherDistribution(n - 1, freedom).quantile(upper: tail)
        let second = FisherDistribution(freedom, n - 1).quantile(upper: tail)
        let noise = k * columns + (k * n - k - n) * error
        return (
            n * (rows - first * error) / (first * noise + n * rows),
            n * (second * rows - error) / (noise + n * second * rows)
        )
    }

    /// Spearman & Brown: what a mean of k has where one score has r.
    private static func steppedUp(_ r: Double, _ k: Double) -> Double { k * r / (1 + (k - 1) * r) }
}
