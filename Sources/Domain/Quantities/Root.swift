/// Exact square roots of fractions, for standard deviations.
package enum Root {
    /// √(numerator / denominator) × 10^`places`, rounded half up.
    ///
    /// - Returns: nil where the numbers are beyond 128 bits.
    package static func rounded(
        _ numerator: UInt128,
        over denominator: UInt128,
        places: Int
    ) -> Int? {
        guard denominator > 0 else { return nil }
        var scaled = numerator
        // Four times as much, so that the root is of twice the number and its half can be rounded.
        for factor in [4] + Array(repeating: 100, count: places) {
            let product = scaled.multipliedReportingOverflow(by: UInt128(factor))
            guard !product.overflow else { return nil }
            scaled = product.partialValue
        }
        return Int(exactly: (floor(scaled / denominator) + 1) / 2)
    }

    /// The greatest integer whose square is not above `value`: Newton's method from above.
    package static func floor(_ value: UInt128) -> UInt128 {
        guard value > 1 else { return value }
        var root = UInt128(1) << UInt128((128 - value.leadingZeroBitCount + 1) / 2)
        while true {
            let next = (root + value / root) / 2
            if next >= root { return root }
            root = next
        }
    }
}
