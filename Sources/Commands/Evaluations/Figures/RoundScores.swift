import Domain
import Grammar
import Schemes
import Statistics

/// What the observers of one round gave a lesson, and how much it counts in a total (轮次合成).
struct RoundScores: Sendable {
    /// In points.
    private let totals: [PersonID: Double]
    private let method: InstrumentRule.Method
    private let range: (least: Int, most: Int)
    private var weight = 1.0

    /// The complete sheets of a lesson; nil where there is none.
    init?(_ scores: LessonScores) {
        let own = scores.entries.compactMap { entry in
            entry.score.total.map { (entry.observation.observer, $0.approximate / 100) }
        }
        guard !own.isEmpty else { return nil }
        totals = Dictionary(own) { first, _ in first }
        method = scores.instrument.rule.method
        range = scores.instrument.range
    }

    /// The same, counting by a share of what it counted for.
    func counting(_ share: Percent) -> RoundScores {
        var scores = self
        scores.weight *= Double(share.hundredths) / 10_000
        return scores
    }

    /// Who observed a lesson of each round.
    private enum Panels {
        /// The same in all: each gives the teacher one total of their own, and those are the draws.
        case same([PersonID])
        /// Nobody in two of them: the observers of each round are draws of that round.
        case apart
        /// Marks of those in several rounds hang together, and no formula takes that apart.
        case mixed
    }

    private static func panels(of rounds: [RoundScores]) -> Panels {
        let panels = rounds.map { Set($0.totals.keys) }
        if let first = panels.first, panels.allSatisfy({ $0 == first }),
            !rounds.contains(where: \.isTrimmed)
        {
            return .same(first.sorted())
        }
        let everybody = panels.reduce(Set()) { $0.union($1) }
        return panels.map(\.count).reduce(0, +) == everybody.count ? .apart : .mixed
    }

    /// Of the total that those rounds come to.
    static func bounds(of rounds: [RoundScores]) -> FigureBounds {
        guard let first = rounds.first else { return .absent }
        if let untold = rounds.compactMap(\.untold).first { return untold }
        let points = rounds.flatMap(\.totals.values)
        let limits = FigureBounds.limits(first.range, around: points)
        switch panels(of: rounds) {
        case .same(let observers):
            let sums = observers.map { observer in
                rounds.reduce(0) { $0 + $1.weight * ($1.totals[observer] ?? 0) }
            }
            return FigureBounds(within: limits) { () throws(Undefined) in
                try FigureBounds.mean(sums)
            }
        case .apart:
            if rounds.count > 1, rounds.contains(where: \.isWithoutSpread) { return alikeInOne }
            return FigureBounds(within: limits) { () throws(Undefined) in
                var parts: [(weight: Double, estimate: Estimate)] = []
                for round in rounds { parts.append((round.weight, try round.estimate())) }
                return try MeanSum.weighted(parts)
            }
        case .mixed: return sharedObservers
        }
    }

    /// How the interval of a total was made; nil where it has none.
    static func method(of rounds: [RoundScores], _ bounds: FigureBounds) -> Bilingual? {
        guard bounds.interval != nil else { return nil }
        let phrase = bounds.phrase()
        let how: Bilingual? =
            switch panels(of: rounds) {
            case .same(let observers):
                Bilingual(
                    "by t over the totals of \(observers.count) observers who sat in all rounds",
                    "各轮均为同 \(observers.count) 位评委，按各人合成总分作 t 区间"
                )
            case .apart:
                Bilingual(
                    "of rounds with observers of their own, degrees of freedom by Satterthwaite",
                    "各轮评委不同，自由度按 Satterthwaite"
                )
            case .mixed: nil
            }
        return how.map {
            Bilingual("\(phrase.english) \($0.english)", "\(phrase.chinese)，\($0.chinese)")
        }
    }

    /// Such marks say nothing of how far others would lie off: they are not known exactly.
    private static let alikeInOne = FigureBounds(
        Bilingual("the marks of a round are all alike", "有一轮评分全部相同，无差异")
    )

    private var isWithoutSpread: Bool {
        do throws(Undefined) {
            return try estimate().standardError == 0
        } catch {
            return false
        }
    }

    private static let sharedObservers = FigureBounds(
        Bilingual(
            "some observers sat in several rounds, so that their marks hang together",
            "部分评委参加了几轮，各轮评分互相关联"
        )
    )

    private var isTrimmed: Bool {
        method == .trimmed && totals.count >= Statistics.LessonScore.fewestForTrimming
    }

    private func estimate() throws(Undefined) -> Estimate {
        let points = totals.sorted { $0.key < $1.key }.map(\.value)
        return try isTrimmed
            ? Statistics.LessonScore.trimmed.estimate(points) : FigureBounds.mean(points)
    }

    /// Where the instrument's method has no interval, in one round either.
    private var untold: FigureBounds? {
        switch method {
        case .mean, .trimmed: nil
        case .median: .ofMedian
        case .weighted: .ofWeights
        }
    }
}
