/// At most a share of a number, and what happens to those who are tied across the line.
///
/// N = floor(q·n), exactly. Source: practice.md 4.10.
package struct Quota: Hashable, Sendable {
    /// What happens to a tie across the line; a tie broken by keys is ordered before it comes here.
    package enum Policy: String, CaseIterable, Sendable {
        /// None of them is in.
        case excludeTie
        /// All of them are in, beyond the quota.
        case includeTie
    }

    /// How many the quota allows.
    package let allowed: Int
    /// The indexes of those who are in, from the best on.
    package let chosen: [Int]
    /// The indexes of those whom the tie across the line put out, or in beyond the quota.
    package let tied: [Int]

    /// The quota of numerator / denominator of all values, the greatest first.
    ///
    /// - Throws: `.contradiction` for a share that is none.
    package init(
        _ values: [Double],
        share numerator: Int,
        over denominator: Int,
        _ policy: Policy
    ) throws(Undefined) {
        guard denominator > 0, (0...denominator).contains(numerator) else { throw .contradiction }
        let product = Int128(values.count) * Int128(numerator)
        allowed = Int(product / Int128(denominator))
        var chosen: [Int] = []
        var tied: [Int] = []
        for group in TieGroups(values).groups where chosen.count < allowed {
            if chosen.count + group.count <= allowed {
                chosen += group
                continue
            }
            tied = group
            if policy == .includeTie { chosen += group }
            break
        }
        self.chosen = chosen
        self.tied = tied
    }
}
