/// An exact quotient of two integers; rounding is for display only.
///
/// Source: systems.md §0.4: 89.9756 is not 90.
package struct Fraction: Hashable, Sendable {
    package let numerator: Int
    /// Greater than 0.
    package let denominator: Int

    /// - Precondition: the denominator is positive.
    package init(_ numerator: Int, _ denominator: Int) {
        precondition(denominator > 0, "a fraction's denominator is positive")
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Whether the value is at least `other`'s, compared without rounding or overflow.
    package func isAtLeast(_ other: Fraction) -> Bool {
        let left = numerator.multipliedFullWidth(by: other.denominator)
        let right = other.numerator.multipliedFullWidth(by: denominator)
        return (left.high, left.low) >= (right.high, right.low)
    }

    /// The value times 10^`places`, rounded half up (away from zero).
    ///
    /// - Returns: nil where a step of it is beyond an `Int`.
    package func rounded(places: Int) -> Int? {
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        let product = numerator.magnitude.multipliedReportingOverflow(by: UInt(scale))
        guard !product.overflow else { return nil }
        let (quotient, remainder) = product.partialValue.quotientAndRemainder(
            dividingBy: UInt(denominator)
        )
        let up = remainder >= UInt(denominator) - remainder
        guard let magnitude = Int(exactly: quotient + (up ? 1 : 0)) else { return nil }
        return numerator < 0 ? -magnitude : magnitude
    }

    /// The least integer that is not below numerator × `factor` / denominator.
    ///
    /// The product may be beyond an `Int`.
    /// - Precondition: the result is an `Int`.
    package func ceiling(times factor: Int) -> Int {
        let product = numerator.multipliedFullWidth(by: factor)
        let (quotient, remainder) = denominator.dividingFullWidth(product)
        return remainder > 0 ? quotient + 1 : quotient
    }
}
