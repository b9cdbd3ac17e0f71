/// What any number of observers gave to each of some units, with missing cells.
///
/// Only how many gave which level is kept: the coefficients for many observers ask no more.
package struct LevelTable: Hashable, Sendable {
    /// The whole scale of the instrument.
    package let scale: ClosedRange<Int>
    /// One row a unit that anybody judged: how many gave each level, from the lowest.
    package let counts: [[Int]]

    /// One list a unit with the levels that it was given; a missing cell is just not there.
    ///
    /// - Throws: `.outsideScale` for a level that the scale does not have.
    package init(_ units: [[Int]], scale: ClosedRange<Int>) throws(Undefined) {
        var counts: [[Int]] = []
        for unit in units where !unit.isEmpty {
            var row = Array(repeating: 0, count: scale.count)
            for level in unit {
                guard scale.contains(level) else { throw .outsideScale(level: level) }
                row[level - scale.lowerBound] += 1
            }
            counts.append(row)
        }
        self.scale = scale
        self.counts = counts
    }

    /// The rows of units that at least two observers judged.
    var paired: [[Int]] { counts.filter { $0.reduce(0, +) >= 2 } }
}

/// One unit's part in a chance-corrected coefficient.
struct LevelRow {
    let counts: [Double]
    /// How many judged it.
    let total: Double
    /// Σ over ordered pairs of different observers of the weight of their levels.
    let agreeing: Double

    init(_ row: [Int], _ weights: [[Double]]) {
        counts = row.map(Double.init)
        total = counts.reduce(0, +)
        var agreeing = 0.0
        for (level, count) in counts.enumerated() where count > 0 {
            agreeing += count * (zip(weights[level], counts).reduce(0) { $0 + $1.0 * $1.1 } - 1)
        }
        self.agreeing = agreeing
    }
}
