/// That somebody observed a lesson (听课), with what was said and, by an instrument, scored.
///
/// Source: systems.md G01-G07.
package struct Observation: Entity {
    /// Together with the others, or alone (G03: 集中、分散).
    package enum Mode: String, CaseIterable, Sendable {
        case collective
        case separate
    }

    package let id: ObservationID
    package var revision = 1
    package let lesson: LessonID
    package let observer: PersonID
    package var mode: Mode?
    /// The one point of the observation guide to which it kept (G05).
    package var focus: String?
    package var comment: String?
    package var suggestions: String?
    /// When the giver was told.
    package var feedback: Day?
    package var sheet: Sheet?
    /// When it was recorded.
    package let entered: Day

    package init(id: ObservationID, lesson: LessonID, observer: PersonID, entered: Day) {
        self.id = id
        self.lesson = lesson
        self.observer = observer
        self.entered = entered
    }

    /// What it refers to.
    package var references: [ObjectName] {
        [.lesson(lesson), .person(observer)]
            + (sheet.map { [.schemeVersion($0.instrument.version)] } ?? [])
    }
}

extension PersonRole {
    /// Whether somebody with the role may observe lessons.
    ///
    /// Source: issue 5: teacher, leader, researcher, expert; systems.md G03 (principals), G10
    /// (trainers).
    package var mayObserve: Bool {
        switch self {
        case .teacher, .leader, .principal, .researcher, .expert, .trainer: true
        case .staff: false
        }
    }
}
