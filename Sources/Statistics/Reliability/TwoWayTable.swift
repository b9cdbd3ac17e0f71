/// Scores of n subjects by the same k observers, without missing cells, and their mean squares.
///
/// Source: P. E. Shrout & J. L. Fleiss, Psychological Bulletin 86 (1979).
package struct TwoWayTable: Hashable, Sendable {
    /// n, the subjects that all observers scored.
    package let subjects: Int
    /// k.
    package let observers: Int
    /// The subjects left out since a score was missing; printed with the figure.
    package let omitted: Int
    /// MSR, between subjects.
    package let rows: Double
    /// MSC, between observers.
    package let columns: Double
    /// MSE, what remains of both.
    package let residual: Double
    /// MSW, within subjects.
    package let within: Double

    /// One row a subject, one cell an observer.
    ///
    /// - Throws: `.contradiction` for rows of different lengths, `.tooFew` below two complete
    ///   subjects or two observers, `.noSpread` where all scores are the same.
    package init(_ table: [[Double?]]) throws(Undefined) {
        let k = table.first?.count ?? 0
        guard table.allSatisfy({ $0.count == k }) else { throw .contradiction }
        let complete = table.map { $0.compactMap(\.self) }.filter { $0.count == k }
        let n = complete.count
        guard n >= 2 else { throw .tooFew(have: n, need: 2) }
        guard k >= 2 else { throw .tooFew(have: k, need: 2) }
        let all = try Spread(complete.flatMap(\.self))
        guard all.squares > 0 else { throw .noSpread }
        let byRow = complete.map { $0.reduce(0) { $0 + ($1 - all.mean) } / Double(k) }
        let byColumn = (0..<k).map { column in
            complete.reduce(0) { $0 + ($1[column] - all.mean) } / Double(n)
        }
        var rest = 0.0
        var within = 0.0
        for (row, scores) in complete.enumerated() {
            for (column, score) in scores.enumerated() {
                let own = score - all.mean - byRow[row]
                within += own * own
                rest += (own - byColumn[column]) * (own - byColumn[column])
            }
        }
        // What is left of rounding where rows or columns explain everything.
        let noise = all.squares * 1e-24
        rows = Double(k) * byRow.reduce(0) { $0 + $1 * $1 } / Double(n - 1)
        columns = Double(n) * byColumn.reduce(0) { $0 + $1 * $1 } / Double(k - 1)
        residual = rest > noise ? rest / Double((n - 1) * (k - 1)) : 0
        self.within = within > noise ? within / Double(n * (k - 1)) : 0
        subjects = n
        observers = k
        omitted = table.count - n
    }
}
