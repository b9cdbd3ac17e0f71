/// Count, mean and sum of squared deviations of some values: what a standard deviation is made of.
package struct Spread: Hashable, Sendable {
    /// What the squared deviations are divided by.
    ///
    /// Schools use both, so it is printed with the figure.
    package enum Divisor: String, CaseIterable, Sendable {
        /// n: these values are all there are.
        case count
        /// n − 1: these values stand for others too.
        case countLessOne
    }

    package let count: Int
    package let mean: Double
    /// Σ(x − mean)², ≥ 0.
    package let squares: Double

    /// From the values, in two passes.
    ///
    /// - Throws: `.tooFew` for none, `.overflow` for what is no number.
    package init(_ values: [Double]) throws(Undefined) {
        try self.init(values[...])
    }

    /// - Throws: as from an array.
    package init(_ values: ArraySlice<Double>) throws(Undefined) {
        guard !values.isEmpty else { throw .tooFew(have: 0, need: 1) }
        let rough = values.reduce(0, +) / Double(values.count)
        let shift = values.reduce(0) { $0 + ($1 - rough) } / Double(values.count)
        let mean = rough + shift
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        guard mean.isFinite, squares.isFinite else { throw .overflow }
        // Equal values leave some rounding, which is no spread.
        let noise = Double(values.count) * mean * mean * 1e-28
        count = values.count
        self.mean = mean
        self.squares = squares > noise ? squares : 0
    }

    /// From whole sums, exactly up to one division: n·Σx² − (Σx)² is taken as an integer.
    ///
    /// - Parameters:
    ///   - count: How many values.
    ///   - sum: Of the values, in parts.
    ///   - sumOfSquares: Of their squares, in parts of parts.
    ///   - parts: How many make 1.
    /// - Throws: `.tooFew` for none, `.contradiction` for sums that no values have, `.overflow`.
    package init(
        count: Int,
        sum: Int,
        sumOfSquares: Int,
        parts: Int = 1
    ) throws(Undefined) {
        guard count > 0 else { throw .tooFew(have: count, need: 1) }
        let (all, first) = Int128(count).multipliedReportingOverflow(by: Int128(sumOfSquares))
        let (square, second) = Int128(sum).multipliedReportingOverflow(by: Int128(sum))
        guard !first, !second else { throw .overflow }
        guard all >= square else { throw .contradiction }
        self.count = count
        mean = Double(sum) / Double(count * parts)
        squares = Double(all - square) / Double(count) / Double(parts * parts)
    }

    /// The variance.
    ///
    /// - Throws: `.tooFew` for one value and n − 1.
    package func variance(_ divisor: Divisor) throws(Undefined) -> Double {
        let below = divisor == .count ? count : count - 1
        guard below > 0 else { throw .tooFew(have: count, need: 2) }
        return squares / Double(below)
    }

    /// The standard deviation.
    ///
    /// - Throws: `.tooFew` for one value and n − 1.
    package func standardDeviation(_ divisor: Divisor) throws(Undefined) -> Double {
        try variance(divisor).squareRoot()
    }
}
