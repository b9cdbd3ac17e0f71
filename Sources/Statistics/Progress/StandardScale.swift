/// A scale on which marks of different papers can be compared: deviations from the grade's mean.
///
/// Source: practice.md 3.4 (标准分) and 4.7: both tests go on the grade's scale before a gain is
/// taken.
package enum StandardScale: String, CaseIterable, Sendable {
    /// Deviations from the mean in standard deviations.
    case z
    /// T = 50 + 10z.
    case t
    /// 500 + 100z, as big examinations print.
    case hundreds

    /// A mark, or a class's mean mark, on the scale of its grade.
    ///
    /// - Throws: `.noSpread` where the whole grade has one mark, `.tooFew` for one mark and n − 1.
    package func score(
        _ mark: Double,
        in grade: Spread,
        _ divisor: Spread.Divisor
    ) throws(Undefined) -> Double {
        let deviation = try grade.standardDeviation(divisor)
        guard deviation > 0 else { throw .noSpread }
        let z = (mark - grade.mean) / deviation
        switch self {
        case .z: return z
        case .t: return 50 + 10 * z
        case .hundreds: return 500 + 100 * z
        }
    }
}
