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
    /// The pupils' marks it was counted from; nil where only counts are known.
    private let sheet: [PupilMark]?

    /// Whether pupils' marks are known.
    package var hasMarks: Bool { sheet != nil }

    /// The marks of those who sat; nil where only counts are known.
    package var marks: [Marks]? { sheet?.compactMap(\.marks) }

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
            sheet = nil
            switch counts.sum {
            case .total(let total): (self.total, printed) = (total, nil)
            case .printed(let mean): (total, printed) = (nil, mean)
            case .levels: (total, printed) = (nil, nil)
            }
        case .marks(let pupils):
            let count = Count(of: pupils, lines)
            onRoll = pupils.count
            sat = count.sat
            excused = count.excused
            excellent = lines.excellent.map { _ in count.excellent }
            good = lines.good.map { _ in count.good }
            pass = lines.pass.map { _ in count.pass }
            low = lines.low.map { _ in count.sat - count.aboveLow }
            total = Marks(hundredths: count.total)
            printed = nil
            sheet = pupils
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

    /// What one walk over the marks counts.
    private struct Count {
        var sat = 0
        var excused = 0
        var excellent = 0
        var good = 0
        var pass = 0
        var aboveLow = 0
        var total = 0

        init(of pupils: [PupilMark], _ lines: BandLines) {
            let (best, better) = (Self.least(lines.excellent), Self.least(lines.good))
            let (passing, low) = (Self.least(lines.pass), Self.least(lines.low))
            for pupil in pupils {
                switch pupil.state {
                case .absent: continue
                case .excused: excused += 1
                case .marks(let marks):
                    let reached = marks.hundredths
                    sat += 1
                    total += reached
                    excellent += reached >= best ? 1 : 0
                    good += reached >= better ? 1 : 0
                    pass += reached >= passing ? 1 : 0
                    aboveLow += reached >= low ? 1 : 0
                }
            }
        }

        private static func least(_ line: BandLine?) -> Int { line?.least ?? .max }
    }
}
