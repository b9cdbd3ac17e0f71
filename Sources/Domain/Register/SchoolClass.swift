/// A class (班级): a cohort of pupils, told by its unit, the year of entry and a number.
///
/// Its grade and its printed name, 三（1）班, follow from the date.
/// Source: systems.md, reading 17.
package struct SchoolClass: Entity {
    package let id: ClassID
    package var revision = 1
    package var unit: UnitID
    /// The calendar year in whose September the cohort entered the unit's first grade.
    package var entered: Int
    /// Its number in the cohort, from 1.
    package var number: Int
    package var homeroom: Timeline<PersonID?>
    /// The last day on which it exists, where it ends before its cohort leaves.
    package var retired: Day?

    package static let numbers = 1...999

    package init(id: ClassID, unit: UnitID, entered: Int, number: Int) {
        self.id = id
        self.unit = unit
        self.entered = entered
        self.number = number
        homeroom = Timeline(nil)
    }

    /// What tells the class among all others.
    package var cohort: Cohort {
        Cohort(unit: unit, entered: entered, number: number)
    }

    /// The pupils who entered a unit in one year under one number.
    package struct Cohort: Hashable, Sendable {
        package let unit: UnitID
        package let entered: Int
        package let number: Int

        package init(unit: UnitID, entered: Int, number: Int) {
            self.unit = unit
            self.entered = entered
            self.number = number
        }
    }

    /// The grade on that day in a school that teaches `grades`; nil before entry, after leaving
    /// the last grade, or after the class was retired.
    package func grade(on day: Day, in grades: GradeRange) -> Grade? {
        if let retired, day > retired { return nil }
        let years = SchoolYear(containing: day).start - entered
        guard years >= 0, let grade = Grade(grades.first.number + years), grades.contains(grade)
        else { return nil }
        return grade
    }
}
