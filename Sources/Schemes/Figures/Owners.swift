package import Domain
package import Grammar
import Notation

/// Whose a class's result in a subject is, by the scheme's rule.
package struct Owners: Sendable {
    package let teachers: [PersonID]
    package let choice: OwnerRule.Choice
    /// Nil where no scheme says; shixun's default is the day of the paper.
    package let citation: String?

    package init(
        of schoolClass: ClassID,
        subject: String,
        on day: Day,
        since first: Day?,
        _ regulations: Regulations
    ) throws(Refusal) {
        let register = regulations.register
        let unit = register.classes[schoolClass]?.unit
        let rule =
            try unit.map { unit throws(Refusal) in try regulations.owner(for: unit, on: day) }
            ?? nil
        choice = rule?.0.choice ?? .paperDay
        citation = rule.map { rule, inForce in inForce.citation(of: rule.source) }
        let teachings = register.index.teachingsByClass[schoolClass]
            .compactMap { register.teachings[$0] }.filter { $0.subject == subject }
        let start = first ?? day
        switch choice {
        case .paperDay:
            teachers = teachings.filter { $0.period.contains(day) }.map(\.teacher)
        case .all:
            let span = DayRange(min(start, day), day)
            teachers = teachings.filter { $0.period.overlaps(span) }.map(\.teacher)
        case .longest:
            let days = teachings.map { teaching in
                (teacher: teaching.teacher, days: Self.days(teaching, from: start, to: day))
            }.filter { $0.days > 0 }
            let most = days.map(\.days).max()
            teachers = days.filter { $0.days == most }.map(\.teacher)
        }
    }

    private static func days(_ teaching: Teaching, from first: Day, to last: Day) -> Int {
        let start = max(teaching.from, first)
        let end = min(teaching.to ?? last, last)
        return max(0, Int(end.daysSinceEpoch - start.daysSinceEpoch) + 1)
    }
}
