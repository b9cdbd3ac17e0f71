/// How much of an agreement two levels of a fixed scale are: 1 for the same, 0 for the two ends.
///
/// The scale is the instrument's whole one, used or not: the weights of a scale cut to what was
/// used would be others. Source: J. Cohen, Psychological Bulletin 70 (1968).
package enum AgreementWeights: String, CaseIterable, Sendable {
    /// Only the same level agrees.
    case identity
    /// 1 − |i − j| / (k − 1).
    case linear
    /// 1 − (i − j)² / (k − 1)².
    case quadratic

    /// The weight of two places on a scale of `levels` levels, counted from 0.
    package func weight(_ first: Int, _ second: Int, levels: Int) -> Double {
        guard first != second else { return 1 }
        let distance = Double((first - second).magnitude) / Double(levels - 1)
        switch self {
        case .identity: return 0
        case .linear: return 1 - distance
        case .quadratic: return 1 - distance * distance
        }
    }

    /// The weights of all pairs of levels.
    func matrix(levels: Int) -> [[Double]] {
        (0..<levels).map { row in (0..<levels).map { weight(row, $0, levels: levels) } }
    }
}
