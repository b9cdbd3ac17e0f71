/// That a sending unit was told how its teachers attended (通报): who was told, when, of what.
///
/// What was told stays as it was, whatever becomes of the attendance later.
///
/// Source: systems.md B10.
package struct SendingNotice: Entity {
    /// Somebody away from a session, as the unit was told.
    package struct Absence: Hashable, Sendable {
        package let session: SessionID
        package let teacher: PersonID
        package let state: TrainingSession.State

        package init(session: SessionID, teacher: PersonID, state: TrainingSession.State) {
            self.session = session
            self.teacher = teacher
            self.state = state
        }
    }

    package let id: NoticeID
    package var revision = 1
    /// The sending unit.
    package var unit: UnitID
    /// The days it is about.
    package var first: Day
    package var last: Day
    /// Only of this programme, or this session.
    package var programme: String?
    package var session: SessionID?
    /// Whom at the unit: 校办, 王校长.
    package var told: String
    package var on: Day
    /// Who told them, and how: 书面, 电话.
    package var sender: PersonID?
    package var means: String?
    /// Person-hours that were held for the unit's teachers, and those they were there, in
    /// hundredths.
    package var held = 0
    package var attended = 0
    /// By day of the session, then by teacher.
    package var absences: [Absence] = []
    /// What the unit answered, and when.
    package var answered: Day?
    package var answer: String?

    package init(id: NoticeID, unit: UnitID, days: ClosedRange<Day>, told: String, on: Day) {
        self.id = id
        self.unit = unit
        (first, last) = (days.lowerBound, days.upperBound)
        self.told = told
        self.on = on
    }

    /// What it refers to.
    package var references: [ObjectName] {
        let sessions = [session].compactMap(\.self) + absences.map(\.session)
        let people = [sender].compactMap(\.self) + absences.map(\.teacher)
        return [.unit(unit)] + sessions.map { .session($0) } + people.map { .person($0) }
    }
}
