package import Domain

/// The counts of a result, whatever it was made from.
package struct Tally: Sendable {
    package let origin: ClassResult.Origin
    package let onRoll: Int
    package let sat: Int
    package let excused: Int
    package let excellent: Int?
    package let good: Int?
    package let pass: Int?
    package let low: Int?
    /// The sum of the marks of those who sat; nil where it is not known.
    package let total: Marks?
    package let printed: PrintedMean?
    /// The marks of those who sat; nil where only counts are known.
    package let marks: [Marks]?

    /// Pupils who did not sit it and were not excused.
    package var absent: Int { onRoll - sat - excused }

    package init(_ result: ClassResult, lines: BandLines) {
        origin = result.origin
        switch result.entry {
        case .counts(let counts):
            onRoll = counts.onRoll
            sat = counts.sat
            excused = counts.excused
            (excellent, good) = (counts.excellent, counts.good)
            (pass, low) = (counts.pass, counts.low)
            marks = nil
            switch counts.sum {
            case .total(let total): (self.total, printed) = (total, nil)
            case .printed(let mean): (total, printed) = (nil, mean)
            case .levels: (total, printed) = (nil, nil)
            }
        case .marks(let pupils):
            let reached = pupils.compactMap(\.marks)
            func count(_ line: BandLine?) -> Int? {
                line.map { line in reached.count { line.isReached(by: $0) } }
            }
            onRoll = pupils.count
            sat = reached.count
            excused = pupils.count { $0.state == .excused }
            (excellent, good, pass) = (count(lines.excellent), count(lines.good), count(lines.pass))
            low = count(lines.low).map { reached.count - $0 }
            total = Marks(hundredths: reached.reduce(0) { $0 + $1.hundredths })
            printed = nil
            marks = reached
        }
    }

    /// The same as counts.
    package var counts: ResultCounts {
        let sum: ResultCounts.Sum =
            total.map { .total($0) } ?? printed.map { .printed($0) } ?? .levels
        var counts = ResultCounts(
            onRoll: onRoll,
            sat: sat,
            excellent: excellent,
            pass: pass,
            sum: sum
        )
        (counts.excused, counts.good, counts.low) = (excused, good, low)
        return counts
    }
}
