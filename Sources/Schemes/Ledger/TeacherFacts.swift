package import Domain
package import Notation

/// How settlements look up what stands elsewhere: made once for all teachers of a question.
///
/// For one thread: its closures may look into a memory of the question's.
package final class TeacherLookups {
    /// How the school's module project of an entry in an account year stands; nil without one.
    let project: (_ teacher: Stored<Person>, _ entry: PackedEntry, _ year: Int) -> ProjectStanding?
    /// The session of that key; nil where there is none.
    let session: (String) -> TrainingSession?
    /// How much of a programme's sessions the teacher attended; nil where none is recorded.
    let attendance: (_ teacher: PersonID, _ programme: String) -> ProgrammeAttendance?
    /// How far the teacher has come in the technology course.
    let technology: (_ teacher: PersonID) -> TechnologyCourse?
    /// Whether a condition of a scheme holds for the teacher on a day.
    let fits: (_ teacher: Stored<Person>, _ condition: String, _ day: Day) -> Truth

    package init(
        project: @escaping (Stored<Person>, PackedEntry, Int) -> ProjectStanding? = { _, _, _ in
            nil
        },
        session: @escaping (String) -> TrainingSession? = { _ in nil },
        attendance: @escaping (PersonID, String) -> ProgrammeAttendance? = { _, _ in nil },
        technology: @escaping (PersonID) -> TechnologyCourse? = { _ in nil },
        fits: @escaping (Stored<Person>, String, Day) -> Truth = { _, _, _ in .unknown }
    ) {
        self.project = project
        self.session = session
        self.attendance = attendance
        self.technology = technology
        self.fits = fits
    }
}

/// What a settlement has to know of a teacher beside the entries.
package struct TeacherFacts {
    private let stored: Stored<Person>
    /// When the person was homeroom teacher of a class.
    package let homeroom: [DayRange]
    private let lookups: TeacherLookups

    package init(
        person: Stored<Person>,
        homeroom: [DayRange] = [],
        _ lookups: TeacherLookups = TeacherLookups()
    ) {
        stored = person
        self.homeroom = homeroom
        self.lookups = lookups
    }

    func project(_ entry: PackedEntry, _ year: Int) -> ProjectStanding? {
        lookups.project(stored, entry, year)
    }

    func session(_ key: String) -> TrainingSession? { lookups.session(key) }

    func attendance(_ programme: String) -> ProgrammeAttendance? {
        lookups.attendance(stored.key, programme)
    }

    func technology() -> TechnologyCourse? { lookups.technology(stored.key) }

    package func fits(_ condition: String, _ day: Day) -> Truth {
        lookups.fits(stored, condition, day)
    }

    var person: Person {
        // Read where it lies: a person has dozens of fields.
        _read { yield stored.value }
    }

    /// Whether the rule is about the teacher in the span; the cycle decides who retires in it.
    package func isIn(_ audience: Audience, _ span: DayRange, cycle: DayRange) -> Bool {
        switch audience {
        case .all: true
        case .homeroom: homeroom.contains { $0.overlaps(span) }
        case .retiring: person.retired.map(cycle.contains) ?? false
        case .new: person.started.map { cycle.contains($0.earliest) } ?? false
        case .newPrincipal: isNewPrincipal(in: cycle)
        case .principal:
            person.roles.contains { holding in
                holding.role == .principal && (holding.period?.overlaps(span) ?? true)
            }
        }
    }

    /// Whether the first of all appointments as principal is in the cycle.
    ///
    /// Without a period the role has always been held.
    private func isNewPrincipal(in cycle: DayRange) -> Bool {
        let held = person.roles.filter { $0.role == .principal }
        let first = held.compactMap(\.period).map(\.first).min()
        return held.allSatisfy { $0.period != nil } && first.map(cycle.contains) ?? false
    }

    /// The days of the span in which the teacher served, by what the scheme takes out.
    func serviceDays(in span: DayRange, _ rule: ProrateRule) -> (days: Int, of: Int) {
        guard let last = span.last else { return (1, 1) }
        let whole = Self.days(span.first, last)
        var first = span.first
        if rule.includesNew, let started = person.started?.earliest, started > first {
            first = started
        }
        guard first <= last else { return (0, whole) }
        var served = Self.days(first, last)
        let changes = person.leave.changes
        var starts = [(from: Day(daysSinceEpoch: .min / 2), leave: person.leave.initial)]
        starts += changes.map { ($0.from, $0.value) }
        for (place, start) in starts.enumerated() {
            guard let leave = start.leave, rule.leaves.contains(leave) else { continue }
            let begin = max(start.from, first)
            let end =
                place + 1 < starts.count
                ? min(starts[place + 1].from.adding(days: -1), last) : last
            if begin <= end { served -= Self.days(begin, end) }
        }
        return (served, whole)
    }

    private static func days(_ first: Day, _ last: Day) -> Int {
        Int(last.daysSinceEpoch - first.daysSinceEpoch) + 1
    }
}

/// How much of a programme's sessions somebody attended (B10).
package struct ProgrammeAttendance: Hashable, Sendable {
    package let attended: Hours
    /// Of all sessions at which the person was expected.
    package let held: Hours

    package init(attended: Hours, held: Hours) {
        self.attended = attended
        self.held = held
    }
}

/// How a school's module project stands (A09, A10).
package struct ProjectStanding: Hashable, Sendable {
    package let name: String
    package let kind: ModuleProject.Kind
    /// Since when it is carried out; nil where nothing is recorded (A28).
    package let started: Day?
    /// Since when it is approved; nil where it is not, or was refused.
    package let approved: Day?
    /// Since when it is district training; nil where it is not.
    package let upgraded: Day?

    package init(
        name: String,
        kind: ModuleProject.Kind = .module,
        started: Day? = nil,
        approved: Day?,
        upgraded: Day?
    ) {
        self.name = name
        self.kind = kind
        self.started = started
        self.approved = approved
        self.upgraded = upgraded
    }
}
