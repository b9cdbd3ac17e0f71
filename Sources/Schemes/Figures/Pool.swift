package import Domain

/// The sums of one or several results, from which every figure follows exactly.
package struct Pool: Sendable {
    package private(set) var classes = 0
    package private(set) var onRoll = 0
    package private(set) var sat = 0
    package private(set) var absent = 0
    package private(set) var excused = 0
    /// Those whom the figures are of.
    package private(set) var base = 0
    /// Pupils at each line or better, at `low` below it; nil where a result does not say.
    package private(set) var excellent: Int? = 0
    package private(set) var good: Int? = 0
    package private(set) var pass: Int? = 0
    package private(set) var low: Int? = 0
    /// Hundredths of a mark.
    package private(set) var total: Int? = 0
    /// The sum of the squares, in hundredths squared; nil where pupils' marks are not known.
    package private(set) var squares: UInt128? = 0
    /// The full mark × base, in hundredths.
    package private(set) var most = 0
    /// The one full mark; nil where papers differ.
    package private(set) var full: Marks?

    package init() {}

    /// Adds one result's counts; `countsAbsent` puts the absent into the base, with 0 marks.
    package mutating func add(_ tally: Tally, of paper: Paper, countsAbsent: Bool) {
        full = classes == 0 || full == paper.full ? paper.full : nil
        classes += 1
        onRoll += tally.onRoll
        sat += tally.sat
        absent += tally.absent
        excused += tally.excused
        let own = countsAbsent ? tally.onRoll - tally.excused : tally.sat
        base += own
        most += paper.full.hundredths * own
        func sum(_ left: Int?, _ right: Int?) -> Int? {
            guard let left, let right else { return nil }
            return left + right
        }
        excellent = sum(excellent, tally.excellent)
        good = sum(good, tally.good)
        pass = sum(pass, tally.pass)
        // An absent pupil with 0 marks is below any line.
        low = sum(low, tally.low.map { $0 + own - tally.sat })
        total = sum(total, tally.total?.hundredths)
        guard let known = squares, let marks = tally.marks else {
            squares = nil
            return
        }
        squares = marks.reduce(into: known) { sum, mark in
            sum += UInt128(mark.hundredths) * UInt128(mark.hundredths)
        }
    }

    // MARK: Figures

    /// A share of the base, exactly; nil where a count is not known.
    package func rate(_ part: IndexRule.Part) -> Fraction? {
        guard base > 0 else { return nil }
        switch part {
        case .score: return most > 0 ? total.map { Fraction($0, most) } : nil
        case .excellent: return excellent.map { Fraction($0, base) }
        case .good: return good.map { Fraction($0, base) }
        case .pass: return pass.map { Fraction($0, base) }
        case .low: return low.map { Fraction($0, base) }
        }
    }

    /// In hundredths of a mark; nil where papers with other full marks are pooled.
    package var mean: Fraction? {
        guard base > 0, full != nil, let total else { return nil }
        return Fraction(total, base)
    }

    /// The standard deviation in ten-thousandths of a mark, half up.
    package func deviation(by divisor: Deviation.Divisor) -> Int? {
        guard full != nil, let squares, let total else { return nil }
        let count = UInt128(base)
        let divider = divisor == .count ? count * count : count * (count - 1)
        guard base > (divisor == .count ? 0 : 1) else { return nil }
        let spread = count * squares - UInt128(total) * UInt128(total)
        // Hundredths with two places more are ten-thousandths.
        return Root.rounded(spread, over: divider, places: 2)
    }

    /// The index in ten-thousandths of a point, half up.
    package func index(_ rule: IndexRule) -> Int? {
        // One common denominator: base × most × 10,000.
        var sum = Int128(0)
        for (part, weight) in rule.weights {
            guard let rate = rate(part) else { return nil }
            let scale = part == .score ? Int128(base) : Int128(most)
            let term = Int128(weight.hundredths) * Int128(rate.numerator) * scale
            sum += part == .low ? -term : term
        }
        // Points are hundredths: × 100 / 10,000, shown with four places.
        let denominator = Int128(base) * Int128(most)
        guard denominator > 0 else { return nil }
        let scaled = sum * 100
        let half = (scaled.magnitude * 2 + denominator.magnitude) / (denominator.magnitude * 2)
        guard let magnitude = Int(exactly: half) else { return nil }
        return scaled < 0 ? -magnitude : magnitude
    }
}
