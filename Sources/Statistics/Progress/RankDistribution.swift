/// How sure a ranking is: the probability of each place for contestants known with an error.
///
/// The effects are independent normal. Given one contestant's effect, the number of those above is
/// a sum of independent chances, whose distribution is exact; the effect is integrated out by the
/// trapezoid rule on a grid of a quarter of the smallest deviation, which for such smooth functions
/// errs by less than 1e-9. Nothing is drawn, so that the same data always give the same places.
/// Source: N. M. Laird & T. A. Louis, J. Educational Statistics 14 (1989); practice.md 4.7.
package struct RankDistribution: Hashable, Sendable {
    /// More than these are not ranked by probability.
    package static let contestantLimit = 200
    private static let nodeLimit = 20_000

    /// One contestant: what is known of its effect.
    package struct Contestant: Hashable, Sendable {
        package let mean: Double
        package let deviation: Double

        package init(mean: Double, deviation: Double) {
            self.mean = mean
            self.deviation = deviation
        }
    }

    /// One row a contestant: the probabilities of the places, the greatest effect first.
    package let probabilities: [[Double]]

    /// - Throws: `.tooFew` below two, `.tooMany` beyond the limit, `.noSpread` where an effect has
    ///   no deviation: then chance explains all differences, and all share one place.
    package init(_ contestants: [Contestant]) throws(Undefined) {
        let count = contestants.count
        guard count >= 2 else { throw .tooFew(have: count, need: 2) }
        guard count <= Self.contestantLimit else {
            throw .tooMany(have: count, limit: Self.contestantLimit)
        }
        let smallest = contestants.reduce(Double.infinity) { min($0, $1.deviation) }
        guard smallest > 0 else { throw .noSpread }
        let low = contestants.map { $0.mean - 8 * $0.deviation }.min() ?? 0
        let high = contestants.map { $0.mean + 8 * $0.deviation }.max() ?? 0
        let step = smallest / 4
        let nodes = (high - low) / step
        guard nodes < Double(Self.nodeLimit) else {
            throw .tooMany(have: Self.nodeLimit, limit: Self.nodeLimit)
        }
        var probabilities = Array(repeating: Array(repeating: 0.0, count: count), count: count)
        for node in 0...Int(nodes) {
            Self.add(low + Double(node) * step, step, contestants, to: &probabilities)
        }
        self.probabilities = probabilities
    }

    /// The probability of the first place, of each contestant.
    package var best: [Double] { probabilities.map { $0[0] } }

    /// The probability of one of the first `places`, of each contestant.
    package func within(places: Int) -> [Double] {
        probabilities.map { min(1, $0.prefix(places).reduce(0, +)) }
    }

    /// The expected place of each contestant, from 1.
    package var expected: [Double] {
        probabilities.map { row in
            row.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
        }
    }

    /// The places that a contestant has with the confidence, equal tails cut off; from 1.
    package func places(_ confidence: Confidence = .ninetyFivePercent) -> [ClosedRange<Int>] {
        probabilities.map { row in
            let tail = confidence.missed / 2
            var below = 0.0
            var first = 0
            while first < row.count - 1, below + row[first] <= tail {
                below += row[first]
                first += 1
            }
            var above = 0.0
            var last = row.count - 1
            while last > first, above + row[last] <= tail {
                above += row[last]
                last -= 1
            }
            return (first + 1)...(last + 1)
        }
    }

    /// Adds what one value of the effect contributes to every contestant's places.
    private static func add(
        _ x: Double,
        _ step: Double,
        _ contestants: [Contestant],
        to probabilities: inout [[Double]]
    ) {
        let scores = contestants.map { (x - $0.mean) / $0.deviation }
        let above = scores.map { NormalDistribution.tails($0).upper }
        for (place, one) in contestants.enumerated() where scores[place].magnitude <= 8 {
            let mass = NormalDistribution.density(scores[place]) * step / one.deviation
            let places = numbersAbove(above, without: place)
            for (rank, probability) in places.enumerated() {
                probabilities[place][rank] += mass * probability
            }
        }
    }

    /// The distribution of how many of the others are above.
    private static func numbersAbove(_ chances: [Double], without place: Int) -> [Double] {
        var numbers = Array(repeating: 0.0, count: chances.count)
        numbers[0] = 1
        var last = 0
        for (other, chance) in chances.enumerated() where other != place && chance > 0 {
            last += 1
            for number in stride(from: last, through: 1, by: -1) {
                numbers[number] += chance * (numbers[number - 1] - numbers[number])
            }
            numbers[0] *= 1 - chance
        }
        return numbers
    }
}
