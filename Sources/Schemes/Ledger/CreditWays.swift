package import Domain

/// The ways to close what is missing of a requirement, the fewest hours first.
///
/// Source: issue 6; cases.md case 11.
package enum CreditWays {
    /// So many hours of what a coefficient takes in.
    package struct Way: Sendable {
        /// Nil for hours that no coefficient changes.
        package let coefficient: Coefficient?
        /// Exact hours, as a fraction.
        package let hours: Fraction
    }

    /// The ways that the scheme's coefficients leave; none where nothing is missing.
    package static func ways(
        to requirement: CreditRequirement,
        _ rules: CreditRules
    ) -> [Way] {
        guard let short = requirement.short, short > 0, let selector = requirement.selector else {
            return []
        }
        guard requirement.measure == .credits else {
            return [Way(coefficient: nil, hours: Fraction(short, 100))]
        }
        let ways = rules.coefficients.compactMap { rule -> Way? in
            guard let factor = rules.units(rule), factor > 0,
                rule.selector.meets(selector)
            else { return nil }
            return Way(coefficient: rule, hours: Fraction(short, factor * 100))
        }
        return ways.enumerated().sorted { left, right in
            let isBoth =
                left.element.hours.isAtLeast(right.element.hours)
                && right.element.hours.isAtLeast(left.element.hours)
            return isBoth
                ? left.offset < right.offset
                : right.element.hours.isAtLeast(left.element.hours)
        }.map(\.element)
    }
}
