/// A teaching assignment (任课): who teaches a subject to a class, from a day to a day.
package struct Teaching: Entity {
    package let id: TeachingID
    package var revision = 1
    package var teacher: PersonID
    package var schoolClass: ClassID
    package var subject: String
    package var from: Day
    /// The last day; nil while it goes on.
    package var to: Day?
    /// Lessons a week (周课时), where it is known.
    package var weekly: Hours?

    package init(
        id: TeachingID,
        teacher: PersonID,
        schoolClass: ClassID,
        subject: String,
        from: Day,
        to: Day? = nil
    ) {
        self.id = id
        self.teacher = teacher
        self.schoolClass = schoolClass
        self.subject = subject
        self.from = from
        self.to = to
    }

    package var period: DayRange { DayRange(from, to) }
}
