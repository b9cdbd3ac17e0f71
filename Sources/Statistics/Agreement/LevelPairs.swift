/// What two observers gave the same things: one count for each pair of levels.
package struct LevelPairs: Hashable, Sendable {
    /// The whole scale of the instrument.
    package let scale: ClosedRange<Int>
    /// Rows are the first observer's levels, columns the second's, from the lowest.
    package let counts: [[Int]]
    /// How many things both have judged.
    package let count: Int

    /// Levels in pairs; a thing that only one of the two has judged is left out.
    ///
    /// - Throws: `.outsideScale` for a level that the scale does not have.
    package init(
        _ pairs: [(first: Int?, second: Int?)],
        scale: ClosedRange<Int>
    ) throws(Undefined) {
        var counts = Array(repeating: Array(repeating: 0, count: scale.count), count: scale.count)
        var total = 0
        for pair in pairs {
            for level in [pair.first, pair.second] {
                guard let level, !scale.contains(level) else { continue }
                throw .outsideScale(level: level)
            }
            guard let first = pair.first, let second = pair.second else { continue }
            counts[first - scale.lowerBound][second - scale.lowerBound] += 1
            total += 1
        }
        self.scale = scale
        self.counts = counts
        count = total
    }

    /// Pairs that are counted already, a row a level of the first.
    ///
    /// - Throws: `.contradiction` for a table that is not of the scale.
    package init(counts: [[Int]], scale: ClosedRange<Int>) throws(Undefined) {
        guard counts.count == scale.count, counts.allSatisfy({ $0.count == scale.count })
        else { throw .contradiction }
        self.scale = scale
        self.counts = counts
        count = counts.joined().reduce(0, +)
    }

    /// The share of things on which the two differ by at most `distance` levels.
    ///
    /// 0 is exact, 1 adjacent agreement. With Wilson's interval.
    /// - Throws: `.tooFew` where there is no pair.
    package func agreement(
        within distance: Int,
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) -> Estimate {
        var agreeing = 0
        for (row, cells) in counts.enumerated() {
            for (column, cell) in cells.enumerated() where abs(row - column) <= distance {
                agreeing += cell
            }
        }
        return try RateInterval.wilson.estimate(agreeing, of: count, confidence)
    }
}
