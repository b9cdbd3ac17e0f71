import Domain
import Schemes

/// What stands elsewhere about teachers and their schools, gathered once for all the teachers of a
/// statement: homeroom classes, projects, attendance of programmes.
///
/// A class, because it is a memory; for one thread.
final class GatheredFacts {
    private let register: Register
    private var homerooms: [PersonID: [DayRange]]?
    private var programmes: [PersonID: [String: ProgrammeAttendance]]?
    /// Since when self-chosen projects are carried out.
    private var starts: [ProjectID: Day?] = [:]
    private var projects: [YearOfUnit: ProjectStanding?] = [:]
    private var lastProject: (unit: UnitID, year: Int, standing: ProjectStanding?)?

    private struct YearOfUnit: Hashable {
        let unit: UnitID
        let year: Int
    }

    init(_ register: Register) {
        self.register = register
    }

    /// The days on which the teacher had a homeroom class, in no order.
    func homeroom(of teacher: PersonID) -> [DayRange] {
        if let homerooms { return homerooms[teacher] ?? [] }
        var found: [PersonID: [DayRange]] = [:]
        for group in register.classes {
            var starts: [(from: Day, teacher: PersonID?)] = [
                (Day(daysSinceEpoch: -1_000_000), group.homeroom.initial)
            ]
            starts += group.homeroom.changes.map { ($0.from, $0.value) }
            for (place, start) in starts.enumerated() {
                guard let teacher = start.teacher else { continue }
                let next = place + 1 < starts.count ? starts[place + 1].from : nil
                let range = DayRange(start.from, next?.adding(days: -1) ?? group.retired)
                found[teacher, default: []].append(range)
            }
        }
        homerooms = found
        return found[teacher] ?? []
    }

    /// How the project of an entry stands: its own, or under the wide switch the school's.
    func standing(
        _ entry: PackedEntry,
        of person: Stored<Person>,
        in year: Int
    ) -> ProjectStanding? {
        if let key = entry.project.text, let project = register.projects[ProjectID(key)] {
            return ProjectStanding(project, started: start(of: project))
        }
        let unit = person.unit(on: entry.last)
        // Lines of one teacher follow on one another: mostly it is the school just asked for.
        if let last = lastProject, last.unit == unit, last.year == year { return last.standing }
        let key = YearOfUnit(unit: unit, year: year)
        let standing = projects[key] ?? standing(of: unit, in: year)
        projects[key] = .some(standing)
        lastProject = (unit, year, standing)
        return standing
    }

    private func standing(of unit: UnitID, in year: Int) -> ProjectStanding? {
        let own = register.index.projectsByUnit[unit]
            .compactMap { register.projects[$0] }
            .filter { $0.year == year && $0.kind == .module }
        let approved = own.compactMap { project in
            project.approved.map { (project: project, on: $0) }
        }.min { $0.on < $1.on }?.project
        return (approved ?? own.first).map { ProjectStanding($0) }
    }

    /// Since when a self-chosen project is carried out; of others it decides nothing.
    private func start(of project: ModuleProject) -> Day? {
        guard project.kind == .selfChosen else { return project.started }
        if let known = starts[project.id] { return known }
        let start = ProjectStanding.start(of: project, register)
        starts[project.id] = .some(start)
        return start
    }

    /// How much of each programme's sessions the teacher attended.
    func attendance(of teacher: PersonID) -> [String: ProgrammeAttendance] {
        if let programmes { return programmes[teacher] ?? [:] }
        var found: [PersonID: [String: ProgrammeAttendance]] = [:]
        for session in register.sessions {
            guard let programme = session.programme else { continue }
            for attendance in session.attendance {
                let old = found[attendance.teacher]?[programme]
                let hours = session.hours.hundredths
                let was = attendance.state.isPresent ? hours : 0
                found[attendance.teacher, default: [:]][programme] = ProgrammeAttendance(
                    attended: Hours(hundredths: (old?.attended.hundredths ?? 0) + was),
                    held: Hours(hundredths: (old?.held.hundredths ?? 0) + hours)
                )
            }
        }
        programmes = found
        return found[teacher] ?? [:]
    }
}

extension ProjectStanding {
    init(_ project: ModuleProject, started: Day? = nil) {
        self.init(
            name: project.id.text,
            kind: project.kind,
            started: started,
            approved: project.approved,
            upgraded: project.upgraded
        )
    }
}
