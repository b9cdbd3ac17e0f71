import Domain
import Grammar
import Schemes
import Statistics

/// Totals with the severity of the observers taken out: teachers are the subjects.
struct FairScores: Sendable {
    let sheets: ScoredSheets
    let adjustment: SeverityAdjustment
    /// What the scores leave open; nothing for components with too many observers or few scores.
    let errors: SeverityErrors
    /// Whether large components have estimated intervals.
    let isEstimating: Bool

    /// Whether large components are to have intervals too.
    static let intervals = Parameter<Bool>.flag(
        Label("intervals", "全部区间"),
        Bilingual(
            "also estimates the intervals of more than \(SeverityErrors.observerLimit) observers",
            "听课人超过 \(SeverityErrors.observerLimit) 人的连通组也估计区间（较慢）"
        )
    )

    /// Whether a component has more observers than have an exact interval.
    var isLarge: Bool {
        let counts = Dictionary(grouping: adjustment.observers.compactMap { $0?.component }) { $0 }
        return counts.values.contains { $0.count > SeverityErrors.observerLimit }
    }

    init(_ sheets: ScoredSheets, isEstimating: Bool = false) throws(Undefined) {
        self.sheets = sheets
        let ratings = Self.ratings(sheets)
        adjustment = try SeverityAdjustment(ratings)
        errors = try SeverityErrors(ratings, adjustment, isEstimating: isEstimating)
        self.isEstimating = isEstimating
    }

    static func ratings(_ sheets: ScoredSheets) -> [SeverityRating] {
        sheets.entries.compactMap { entry in
            entry.score.map {
                SeverityRating(subject: entry.teacher, observer: entry.observer, score: $0)
            }
        }
    }

    /// The places of the scores that can be compared with each other, the highest first; places are
    /// shared within `tolerance`.
    func places(_ value: (SeverityAdjustment.Subject) -> Double) -> [Int?] {
        var values = Array(repeating: [Double](), count: adjustment.components)
        for subject in adjustment.subjects.compactMap(\.self) {
            values[subject.component].append(value(subject))
        }
        for component in values.indices { values[component].sort() }
        return adjustment.subjects.map { subject in
            subject.map {
                let own = values[$0.component]
                return own.count - Self.notAbove(value($0) + Self.tolerance, own) + 1
            }
        }
    }

    /// How many of the numbers, which are in their order, are not above the bound.
    private static func notAbove(_ bound: Double, _ numbers: [Double]) -> Int {
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] <= bound { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Differences below it are rounding.
    private static let tolerance = 1e-9
}

extension FairScores {
    /// The score less what its teacher's adjusted score leads to expect: the observer's own part.
    func residual(_ entry: ScoredSheets.Entry) -> Double? {
        guard let score = entry.score, let subject = adjustment.subjects[Int(entry.teacher)]
        else { return nil }
        return score - subject.adjusted
    }

    /// An observer's residuals with their days.
    func residuals(of places: [Int]) -> [(time: Double, residual: Double)] {
        places.compactMap { place in
            let entry = sheets.entries[place]
            let time = Double(entry.on.daysSinceEpoch)
            return residual(entry).map { (time: time, residual: $0) }
        }
    }
}
