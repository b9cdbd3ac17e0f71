/// How much of the variance of scores each random factor brings, cells missing or not.
///
/// Henderson's method 1: the sums of squares of each factor's means are set equal to what they are
/// expected to be, which is linear in the components. Unbiased for any design of random factors,
/// crossed or nested; on complete designs equal to the analysis of variance. Source: C. R.
/// Henderson, Biometrics 9 (1953); S. R. Searle, G. Casella & C. E. McCulloch, Variance Components
/// (1992) 5.3.
package struct VarianceComponents: Hashable, Sendable {
    /// One a factor in the order given, as estimated; below 0 where chance alone explains more.
    package let estimated: [Double]
    /// What no factor explains, as estimated.
    package let estimatedResidual: Double
    /// How many scores.
    package let count: Int

    /// The components with those below 0 set to 0, as Cronbach and Brennan do.
    package var values: [Double] { estimated.map { max(0, $0) } }
    /// The residual component, not below 0.
    package var residual: Double { max(0, estimatedResidual) }

    /// Scores and, a factor, the level that each score belongs to; levels are numbers from 0.
    ///
    /// - Throws: `.tooFew` below two scores, `.inseparable` where the design does not tell two
    ///   factors, or one and the residual, apart.
    package init(_ scores: [Double], factors: [[Int]]) throws(Undefined) {
        guard scores.count >= 2 else { throw .tooFew(have: scores.count, need: 2) }
        guard factors.allSatisfy({ $0.count == scores.count }) else { throw .contradiction }
        let spread = try Spread(scores)
        let centred = scores.map { $0 - spread.mean }
        let sizes = factors.map(Self.sizes)
        let n = Double(scores.count)
        let side = factors.count + 1
        // Row: one sum of squares less the mean's; column: one component, the residual last.
        var matrix = SymmetricMatrix(side: side)
        var sums = Array(repeating: 0.0, count: side)
        let ofMean = sizes.map { $0.reduce(0) { $0 + $1 * $1 } / n }
        for row in factors.indices {
            var totals = Array(repeating: 0.0, count: sizes[row].count)
            for (score, level) in zip(centred, factors[row]) { totals[level] += score }
            for (total, size) in zip(totals, sizes[row]) where size > 0 {
                sums[row] += total * total / size
            }
            for column in factors.indices {
                let shared = Self.shared(factors[row], sizes[row], factors[column])
                matrix[row, column] = shared - ofMean[column]
            }
            matrix[row, side - 1] = Double(sizes[row].count { $0 > 0 }) - 1
        }
        sums[side - 1] = spread.squares
        for column in factors.indices { matrix[side - 1, column] = n - ofMean[column] }
        matrix[side - 1, side - 1] = n - 1
        guard let inverse = matrix.inverse() else { throw .inseparable }
        let solution = inverse.times(sums)
        guard solution.allSatisfy(\.isFinite) else { throw .overflow }
        estimated = Array(solution.dropLast())
        estimatedResidual = solution[side - 1]
        count = scores.count
    }

    private static func sizes(_ factor: [Int]) -> [Double] {
        var sizes = Array(repeating: 0.0, count: (factor.max() ?? -1) + 1)
        for level in factor { sizes[level] += 1 }
        return sizes
    }

    /// Σ over levels a of one factor of Σ over levels b of the other of n_ab² / n_a.
    private static func shared(_ first: [Int], _ sizes: [Double], _ second: [Int]) -> Double {
        let places = first.indices.sorted { (first[$0], second[$0]) < (first[$1], second[$1]) }
        var sum = 0.0
        var run = 0.0
        for (number, place) in places.enumerated() {
            run += 1
            let next = number + 1 < places.count ? places[number + 1] : nil
            if let next, first[next] == first[place], second[next] == second[place] { continue }
            sum += run * run / sizes[first[place]]
            run = 0
        }
        return sum
    }
}
