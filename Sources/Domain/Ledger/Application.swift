/// That a teacher applies for a programme, or chooses a course of the menu.
///
/// Source: systems.md A29, B08, B09.
package struct Application: Entity {
    /// How it stands.
    package enum Status: String, CaseIterable, Sendable {
        case open
        /// The course is full; the first in the queue moves up.
        case waiting
        case approved
        case refused
        case withdrawn

        /// Whether it holds a place, or asks for one.
        package var isStanding: Bool {
            switch self {
            case .open, .waiting, .approved: true
            case .refused, .withdrawn: false
            }
        }
    }

    package let id: ApplicationID
    package var revision = 1
    package var teacher: PersonID
    package var programme: String
    package var course: CourseID?
    package var level: TrainingLevel
    package var form: TrainingForm?
    /// The programme's type and subject, which are not to be repeated (B08).
    package var type: String?
    package var subject: String?
    package var on: Day
    package var status: Status
    /// When it was decided, by whom, and why so.
    package var decided: Day?
    package var decider: PersonID?
    package var reason: String?

    package init(
        id: ApplicationID,
        teacher: PersonID,
        programme: String,
        level: TrainingLevel,
        on: Day
    ) {
        self.id = id
        self.teacher = teacher
        self.programme = programme
        self.level = level
        self.on = on
        status = .open
    }
}
