/// What the evidence says of a target: 达标, 未达标 or 证据不足.
///
/// It stands beside the plain verdict that the school's rule demands and never in its place.
/// Source: practice.md 4.6.
package enum Verdict: String, CaseIterable, Sendable {
    /// Even the lower bound reaches the target.
    case met
    /// Not even the upper bound reaches it.
    case notMet
    /// The target lies within the interval.
    case evidenceTooThin

    /// The verdict on a target that is met from `target` up.
    package init(_ interval: Interval, target: Double) {
        if interval.lower >= target {
            self = .met
        } else if interval.upper < target {
            self = .notMet
        } else {
            self = .evidenceTooThin
        }
    }

    /// How many pupils more (or fewer, negative) would turn the plain verdict on a rate.
    ///
    /// The target is numerator / denominator, such as 85/100; everything is exact. Above it, the
    /// number is that of pupils who would have to be lost: 11 of 12 for 85 % gives −1.
    /// - Throws: `.contradiction` for counts or a target that cannot be, `.unreachable` where no
    ///   number of the pupils turns it.
    package static func pupilsToTurn(
        _ have: Int,
        of count: Int,
        target numerator: Int,
        over denominator: Int
    ) throws(Undefined) -> Int {
        guard denominator > 0, numerator >= 0, (0...max(count, 0)).contains(have) else {
            throw .contradiction
        }
        let product = Int128(count) * Int128(numerator)
        let needed = (product + Int128(denominator) - 1) / Int128(denominator)
        let change = have >= needed ? needed - 1 - Int128(have) : needed - Int128(have)
        guard (0...Int128(count)).contains(Int128(have) + change), let change = Int(exactly: change)
        else { throw .unreachable(limit: count, ceilingThousandths: 1_000) }
        return change
    }
}
