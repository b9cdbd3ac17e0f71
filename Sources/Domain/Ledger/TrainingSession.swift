/// A training session (培训活动) of a unit and who was there; its hours follow from the attendance.
///
/// Source: systems.md A07, A19, A27, B10.
package struct TrainingSession: Entity {
    package let id: SessionID
    package var revision = 1
    package var unit: UnitID
    package var title: String
    package var first: Day
    package var last: Day
    package var hours: Hours
    package var level: TrainingLevel
    package var form: TrainingForm
    package var place: TrainingPlace?
    package var dimension: String?
    package var category: String?
    package var module: String?
    package var programme: String?
    package var project: String?
    /// What makes it valid (A27): a theme, a plan, the process, an evaluation, as recorded.
    package var theme: String?
    package var hasPlan = false
    package var hasProcess = false
    package var hasEvaluation = false
    /// In the order of the teachers' keys.
    package var attendance: [Attendance]

    /// Who was there, or why not.
    package struct Attendance: Hashable, Sendable {
        package let teacher: PersonID
        package let state: State

        package init(teacher: PersonID, state: State) {
            self.teacher = teacher
            self.state = state
        }
    }

    /// Present, or away for a reason.
    package enum State: String, CaseIterable, Sendable {
        case present
        case late
        case absent
        case sick
        case official
        case personal
        case maternity

        /// Whether the hours are given.
        package var isPresent: Bool {
            switch self {
            case .present, .late: true
            case .absent, .sick, .official, .personal, .maternity: false
            }
        }
    }

    package init(id: SessionID, unit: UnitID, title: String, first: Day, last: Day, hours: Hours) {
        self.id = id
        self.unit = unit
        self.title = title
        self.first = first
        self.last = last
        self.hours = hours
        level = .school
        form = .schoolBased
        attendance = []
    }

    /// Whether all that makes it valid is recorded.
    package var isComplete: Bool {
        theme != nil && hasPlan && hasProcess && hasEvaluation
    }
}
