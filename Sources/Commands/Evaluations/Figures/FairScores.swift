import Domain
import Grammar
import Schemes
import Statistics

/// Totals with the severity of the observers taken out: teachers are the subjects.
struct FairScores: Sendable {
    let sheets: ScoredSheets
    let adjustment: SeverityAdjustment
    private let ratings: [SeverityRating]

    /// Whether large components are to have intervals too.
    static let intervals = Parameter<Bool>.flag(
        Label("intervals", "全部区间"),
        Bilingual(
            "also estimates the intervals of more than \(SeverityErrors.observerLimit) observers",
            "听课人超过 \(SeverityErrors.observerLimit) 人的连通组也估计区间（较慢）"
        )
    )

    init(_ sheets: ScoredSheets) throws(Undefined) {
        self.sheets = sheets
        ratings = sheets.entries.compactMap { entry in
            entry.score.map {
                SeverityRating(subject: entry.teacher, observer: entry.observer, score: $0)
            }
        }
        adjustment = try SeverityAdjustment(ratings)
    }

    /// The adjustment's intervals, or why a component has none.
    func errors() throws(Undefined) -> SeverityErrors {
        try SeverityErrors(ratings, adjustment)
    }

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
