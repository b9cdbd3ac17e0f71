/// A unit (单位): a school, kindergarten, training school, research office or bureau.
package struct Unit: Entity {
    /// What kind of unit it is; a school's kind tells its usual grades.
    package enum Kind: String, CaseIterable, Sendable {
        case kindergarten
        case primary
        case junior
        case senior
        case nineYear = "nine-year"
        case vocational
        case trainingSchool = "training-school"
        case researchOffice = "research-office"
        case bureau

        /// The grades that a school of this kind has unless it says otherwise.
        package var usualGrades: GradeRange? {
            switch self {
            case .kindergarten: Self.grades(-3, -1)
            case .primary: Self.grades(1, 6)
            case .junior: Self.grades(7, 9)
            case .senior, .vocational: Self.grades(10, 12)
            case .nineYear: Self.grades(1, 9)
            case .trainingSchool, .researchOffice, .bureau: nil
            }
        }

        private static func grades(_ first: Int, _ last: Int) -> GradeRange? {
            guard let first = Grade(first), let last = Grade(last) else { return nil }
            return GradeRange(first, last)
        }
    }

    package let id: UnitID
    package var revision = 1
    package var name: Timeline<String>
    package var kind: Timeline<Kind>
    /// The unit that it belongs to: its district, its head school.
    package var parent: Timeline<UnitID?>
    package var area: Timeline<String?>
    /// The class of schools in which it is compared (分类评价).
    package var group: Timeline<String?>
    /// Grades taught, where they differ from the kind's usual ones.
    package var grades: Timeline<GradeRange?>
    /// The last day on which it exists.
    package var retired: Day?

    package init(id: UnitID, name: String, kind: Kind) {
        self.id = id
        self.name = Timeline(name)
        self.kind = Timeline(kind)
        parent = Timeline(nil)
        area = Timeline(nil)
        group = Timeline(nil)
        grades = Timeline(nil)
    }

    /// The grades taught on that day; nil for a unit without pupils.
    package func grades(on day: Day) -> GradeRange? {
        grades[day] ?? kind[day].usualGrades
    }

    /// Whether there is a day on which it teaches any.
    package var everHadGrades: Bool {
        grades.values.contains { $0 != nil } || kind.values.contains { $0.usualGrades != nil }
    }
}
