import Domain
import Schemes
import Statistics

/// Totals with the severity of the observers taken out: teachers are the subjects.
struct FairScores: Sendable {
    let sheets: ScoredSheets
    let adjustment: SeverityAdjustment
    /// The errors of each component; nil for one with too many observers or too few scores.
    let errors: [SeverityErrors?]

    init(_ sheets: ScoredSheets) throws(Undefined) {
        self.sheets = sheets
        let ratings = Self.ratings(sheets)
        let adjustment = try SeverityAdjustment(ratings)
        self.adjustment = adjustment
        errors = (0..<adjustment.components).map { component in
            try? SeverityErrors(ratings, adjustment, component: component)
        }
    }

    static func ratings(_ sheets: ScoredSheets) -> [SeverityRating] {
        let number = { (ids: [PersonID], id: PersonID) in Int32(ids.firstIndex(of: id) ?? 0) }
        return sheets.complete.compactMap { entry in
            entry.total.map { total in
                SeverityRating(
                    subject: number(sheets.teachers, entry.lesson.giver),
                    observer: number(sheets.observers, entry.observation.observer),
                    score: total.approximate / 100
                )
            }
        }
    }

    /// The places of the scores that can be compared with each other, the highest first; places are
    /// shared within `tolerance`.
    func places(_ value: (SeverityAdjustment.Subject) -> Double) -> [Int?] {
        adjustment.subjects.map { subject in
            guard let subject else { return nil }
            let better = adjustment.subjects.compactMap(\.self).count { other in
                other.component == subject.component
                    && value(other) > value(subject) + Self.tolerance
            }
            return better + 1
        }
    }

    /// Differences below it are rounding.
    private static let tolerance = 1e-9
}

extension FairScores {
    /// The score less what its teacher's adjusted score leads to expect: the observer's own part.
    func residual(_ entry: ScoredSheets.Entry) -> Double? {
        guard let total = entry.total,
            let number = sheets.teachers.firstIndex(of: entry.lesson.giver),
            adjustment.subjects.indices.contains(number),
            let subject = adjustment.subjects[number]
        else { return nil }
        return total.approximate / 100 - subject.adjusted
    }
}
