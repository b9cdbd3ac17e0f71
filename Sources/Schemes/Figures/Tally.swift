package import Domain

/// The counts of a result, whatever it was made from.
package struct Tally: Sendable {
    package let origin: ClassResult.Origin
    package let counted: CountedMarks
    /// The pupils' marks it was counted from; nil where only counts are known.
    private let sheet: [PupilMark]?

    package init(_ result: ClassResult, lines: BandLines) {
        origin = result.origin
        counted = CountedMarks(result.entry, lines.least)
        switch result.entry {
        case .counts: sheet = nil
        case .marks(let pupils): sheet = pupils
        }
    }

    package var onRoll: Int { counted.onRoll }
    package var sat: Int { counted.sat }
    package var excused: Int { counted.excused }
    package var excellent: Int? { counted.excellent }
    package var good: Int? { counted.good }
    package var pass: Int? { counted.pass }
    package var low: Int? { counted.low }
    package var absent: Int { counted.absent }
    /// The sum of the marks of those who sat; nil where it is not known.
    package var total: Marks? { counted.total.map { Marks(hundredths: $0) } }
    package var printed: PrintedMean? { counted.printed }

    /// Whether pupils' marks are known.
    package var hasMarks: Bool { sheet != nil }

    /// The marks of those who sat; nil where only counts are known.
    package var marks: [Marks]? { sheet?.compactMap(\.marks) }

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

/// The least hundredths of a mark that reach each line; nil where there is no line.
struct LeastMarks: Sendable {
    let excellent, good, pass, low: Int?
}

/// What a result counts, as plain numbers: a million marks are counted in one walk.
package struct CountedMarks: Sendable {
    package private(set) var onRoll = 0
    package private(set) var sat = 0
    package private(set) var excused = 0
    /// Pupils at each line or better, at `low` below it; nil where it is not known.
    package private(set) var excellent: Int?
    package private(set) var good: Int?
    package private(set) var pass: Int?
    package private(set) var low: Int?
    /// Hundredths of a mark.
    package private(set) var total: Int?
    package private(set) var printed: PrintedMean?

    /// Pupils who did not sit it and were not excused.
    package var absent: Int { onRoll - sat - excused }

    init(_ entry: ClassResult.Entry, _ least: LeastMarks) {
        switch entry {
        case .counts(let counts): take(counts)
        case .marks(let pupils): count(pupils, least)
        }
    }

    private mutating func take(_ counts: ResultCounts) {
        (onRoll, sat, excused) = (counts.onRoll, counts.sat, counts.excused)
        (excellent, good) = (counts.excellent, counts.good)
        (pass, low) = (counts.pass, counts.low)
        switch counts.sum {
        case .total(let total): self.total = total.hundredths
        case .printed(let mean): printed = mean
        case .levels: break
        }
    }

    private mutating func count(_ pupils: [PupilMark], _ least: LeastMarks) {
        let (best, better) = (least.excellent ?? .max, least.good ?? .max)
        let (passing, low) = (least.pass ?? .max, least.low ?? .max)
        var (reachedBest, reachedBetter, passed, aboveLow, sum) = (0, 0, 0, 0, 0)
        for pupil in pupils {
            switch pupil.state {
            case .absent: continue
            case .excused: excused += 1
            case .marks(let marks):
                let reached = marks.hundredths
                sat += 1
                sum += reached
                reachedBest += reached >= best ? 1 : 0
                reachedBetter += reached >= better ? 1 : 0
                passed += reached >= passing ? 1 : 0
                aboveLow += reached >= low ? 1 : 0
            }
        }
        onRoll = pupils.count
        excellent = least.excellent == nil ? nil : reachedBest
        good = least.good == nil ? nil : reachedBetter
        pass = least.pass == nil ? nil : passed
        self.low = least.low == nil ? nil : sat - aboveLow
        total = sum
    }
}
