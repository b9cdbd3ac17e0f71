import Domain
import Schemes

/// Which lessons a question about sheets is about.
struct LessonScope: Hashable, Sendable {
    let period: DayRange?
    let activity: ActivityID?
    /// The lessons of that unit and those below it.
    let unit: UnitID?

    /// All lessons there are.
    static let whole = LessonScope(period: nil, activity: nil, unit: nil)

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
        /// The same by the number of a row's unit, where it and those above it never moved; of the
        /// others by its day too.
        private var isUnitInside: [Bool?] = []
        private var isRowInside: [Int: Bool] = [:]

        init(_ scope: LessonScope, _ regulations: Regulations) {
            self.scope = scope
            self.regulations = regulations
        }

        mutating func takes(_ lesson: Stored<Lesson>) -> Bool {
            guard scope.period?.contains(lesson.on) ?? true,
                scope.activity == nil || lesson.activity == scope.activity
            else { return false }
            return isInside(lesson.unit, on: lesson.on)
        }

        /// The same of a row of those columns.
        mutating func takes(_ row: SheetRow, of columns: SheetColumns) -> Bool {
            let day = Day(daysSinceEpoch: row.day)
            guard scope.period?.contains(day) ?? true,
                scope.activity == nil || columns.lesson(row).activity == scope.activity
            else { return false }
            guard scope.unit != nil else { return true }
            if isUnitInside.isEmpty {
                isUnitInside = Array(repeating: nil, count: columns.units.count)
            }
            if let known = isUnitInside[Int(row.unit)] { return known }
            let number = Int(row.unit) << 32 | Int(UInt32(bitPattern: row.day))
            if let known = isRowInside[number] { return known }
            let unit = columns.units[Int(row.unit)]
            let inside = isInside(unit, on: day)
            let neverMoved = regulations.lineage(of: unit, on: day).allSatisfy { unit in
                regulations.register.units.stored(unit)?.value.parent.changes.isEmpty ?? true
            }
            if neverMoved {
                isUnitInside[Int(row.unit)] = inside
            } else {
                isRowInside[number] = inside
            }
            return inside
        }

        private mutating func isInside(_ unit: UnitID, on day: Day) -> Bool {
            guard let wanted = scope.unit else { return true }
            let place = Place(unit: unit, day: day)
            if let known = isInside[place] { return known }
            let inside = regulations.lineage(of: unit, on: day).contains(wanted)
            isInside[place] = inside
            return inside
        }
    }
}
