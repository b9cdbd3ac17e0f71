import Domain
import Schemes

/// Which lessons a question about sheets is about.
struct LessonScope: Hashable, Sendable {
    let period: DayRange?
    let activity: ActivityID?
    /// The lessons of that unit and those below it.
    let unit: UnitID?

    /// Says of lessons, one after the other, whether they are in it.
    struct Sieve {
        private struct Place: Hashable {
            let unit: UnitID
            let day: Day
        }

        private let scope: LessonScope
        private let regulations: Regulations
        // Units move seldom: the lineage is looked up once for a unit and a day.
        private var isInside: [Place: Bool] = [:]

        init(_ scope: LessonScope, _ regulations: Regulations) {
            self.scope = scope
            self.regulations = regulations
        }

        mutating func takes(_ lesson: Stored<Lesson>) -> Bool {
            guard scope.period?.contains(lesson.on) ?? true,
                scope.activity == nil || lesson.activity == scope.activity
            else { return false }
            guard let unit = scope.unit else { return true }
            let place = Place(unit: lesson.unit, day: lesson.on)
            if let known = isInside[place] { return known }
            let inside = regulations.lineage(of: place.unit, on: place.day).contains(unit)
            isInside[place] = inside
            return inside
        }
    }
}
