import Domain
import Grammar
import Notation
import Schemes

/// Who was at which sessions, by person and by sending unit, against the attendance that is asked.
///
/// Who moves to another unit stands under each: what is told a unit is of the days on which the
/// person was its own.
///
/// Source: systems.md B10.
struct AttendanceTally {
    /// One person's, or one school's.
    struct Row: Sendable {
        let unit: UnitID
        let unitName: String
        /// Nil for a school.
        let person: Person?
        let day: Day
        var sessions = 0
        /// Hours that were held for them, and those they were there, in hundredths.
        var held = 0
        var attended = 0
        /// Nil where no scheme asks for a share.
        var isEnough: Bool?
        var absences: [Bilingual] = []
        /// The same as a notice keeps them.
        var away: [SendingNotice.Absence] = []

        func name(of person: Person) -> String { person.name[day] }

        /// The hours that were held and attended, and what was missed.
        var reasons: [Bilingual] {
            let (was, of) = (Hours(hundredths: attended).text, Hours(hundredths: held).text)
            let head = person.map { "\($0.id.text) \($0.name[day])" } ?? "\(unit.text) \(unitName)"
            let total = Bilingual(
                "\(head): \(was) of \(of) h, \(sessions) attendances",
                "\(head)：应到 \(of) 学时，实到 \(was) 学时，\(sessions) 人次"
            )
            return [total] + absences.map { Bilingual("  \($0.english)", "  \($0.chinese)") }
        }

        /// `hetu: 5 of 6 h, 83.33 %`.
        var shareText: Bilingual {
            let share = held == 0 ? nil : Fraction(attended, held).rounded(places: 4)
            let percent = share.map { Decimals.fixed($0, places: 2) } ?? "-"
            let (was, of) = (Hours(hundredths: attended).text, Hours(hundredths: held).text)
            return Bilingual(
                "\(unit.text) \(unitName): \(was) of \(counted(of, "person-hour")), \(percent) %",
                "\(unit.text) \(unitName)：应到 \(of)、实到 \(was) 人时，出勤率 \(percent)%"
            )
        }
    }

    private struct Place: Hashable {
        let person: PersonID
        let unit: UnitID
    }

    /// By unit, then key; somebody who moved has a row for each unit.
    let people: [Row]
    let schools: [Row]
    /// What the schemes ask, and whether it only warns.
    let gateNotes: [Bilingual]
    /// When each absence was told to the sending unit; the first time, where there were several.
    private let notices: [SendingNotice.Absence: Day]

    /// - Throws: where a scheme in force cannot be read.
    init(
        _ context: Context,
        unit: UnitID?,
        where isAsked: (TrainingSession) -> Bool
    ) throws(Refusal) {
        let register = context.register
        notices = Self.notices(register)
        let regulations = context.regulations
        var rows: [Place: Row] = [:]
        let sessions = register.sessions.filter(isAsked).sorted {
            ($0.first, $0.id) < ($1.first, $1.id)
        }
        for session in sessions {
            for attendance in session.attendance {
                guard let person = register.persons[attendance.teacher] else { continue }
                let own = person.unit[session.first]
                if let unit, !regulations.lineage(of: own, on: session.first).contains(unit) {
                    continue
                }
                let name = register.units[own]?.name[session.first] ?? ""
                let place = Place(person: person.id, unit: own)
                var row =
                    rows[place]
                    ?? Row(unit: own, unitName: name, person: person, day: session.first)
                Self.add(session, attendance, to: &row)
                rows[place] = row
            }
        }
        var notes: [String: Bilingual] = [:]
        for (place, row) in rows {
            guard let found = try Self.gate(for: row.unit, row.day, context) else { continue }
            let (gate, note) = found
            rows[place]?.isEnough = gate.isEnough(
                Hours(hundredths: row.attended),
                of: Hours(hundredths: row.held)
            )
            notes[note.english] = note
        }
        people = rows.values.sorted { left, right in
            (left.unit, left.person?.id.text ?? "") < (right.unit, right.person?.id.text ?? "")
        }
        schools = Self.schools(people)
        gateNotes = notes.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The first day on which the unit was told of somebody's absence from a session, in whatever
    /// state it was then; nil where it was not.
    func told(_ absence: SendingNotice.Absence) -> Day? {
        notices[SendingNotice.Absence(absence, .absent)]
    }

    /// Since when the unit knows of all absences of a row; nil where it does not, or has none.
    func told(_ row: Row) -> Day? {
        let days = row.away.map(told)
        return days.contains(nil) ? nil : days.compactMap(\.self).max()
    }

    /// Who attended too little of all that was held for them, wherever they were in post then; the
    /// gate is that of the last of their units.
    /// - Throws: where a scheme in force cannot be read.
    func attendedTooLittle(_ context: Context) throws(Refusal) -> Set<PersonID> {
        var found: Set<PersonID> = []
        for (person, rows) in Dictionary(grouping: people, by: { $0.person?.id }) {
            guard let person, let last = rows.max(by: { $0.day < $1.day }),
                let (gate, _) = try Self.gate(for: last.unit, last.day, context)
            else { continue }
            let attended = Hours(hundredths: rows.reduce(0) { $0 + $1.attended })
            let held = Hours(hundredths: rows.reduce(0) { $0 + $1.held })
            if !gate.isEnough(attended, of: held) { found.insert(person) }
        }
        return found
    }

    private static func notices(_ register: Register) -> [SendingNotice.Absence: Day] {
        var found: [SendingNotice.Absence: Day] = [:]
        for notice in register.notices {
            for absence in notice.absences {
                let key = SendingNotice.Absence(absence, .absent)
                found[key] = min(found[key] ?? notice.on, notice.on)
            }
        }
        return found
    }

    private static func add(
        _ session: TrainingSession,
        _ attendance: TrainingSession.Attendance,
        to row: inout Row
    ) {
        let (teacher, state) = (attendance.teacher, attendance.state)
        row.sessions += 1
        row.held += session.hours.hundredths
        guard !state.isPresent else {
            row.attended += session.hours.hundredths
            return
        }
        row.away.append(
            SendingNotice.Absence(session: session.id, teacher: teacher, state: state)
        )
        row.absences.append(
            Bilingual(
                "\(session.first) \(session.title): \(state.label.english)",
                "\(session.first) \(session.title)：\(state.label.chinese)"
            )
        )
    }

    /// The attendance gate in force for a unit, and how it is cited.
    private static func gate(
        for unit: UnitID,
        _ day: Day,
        _ context: Context
    ) throws(Refusal) -> (AttendanceGate, Bilingual)? {
        for found in try context.regulations.all(for: unit, on: day) {
            guard let gate = found.scheme.credits?.attendance else { continue }
            let line = RuleCitation.of(gate.source, in: found.use.version.text)
            let soft = gate.isSoft
            return (
                gate,
                Bilingual(
                    "asked: \(gate.text.english) (\(line.english)"
                        + (soft ? ", shixun's default: it only warns)" : ")"),
                    "要求：\(gate.text.chinese)（\(line.chinese)" + (soft ? "，本系统默认，只作提醒）" : "）")
                )
            )
        }
        return nil
    }

    private static func schools(_ people: [Row]) -> [Row] {
        Dictionary(grouping: people, by: \.unit).sorted { $0.key < $1.key }.map { unit, own in
            var row = Row(
                unit: unit,
                unitName: own[0].unitName,
                person: nil,
                day: own[0].day
            )
            for person in own {
                row.sessions += person.sessions
                row.held += person.held
                row.attended += person.attended
                row.away += person.away
                row.absences += person.absences.map { absence in
                    let name = person.person.map { $0.name[person.day] } ?? ""
                    return Bilingual("\(name) \(absence.english)", "\(name) \(absence.chinese)")
                }
            }
            let judged = own.compactMap(\.isEnough)
            row.isEnough = judged.isEmpty ? nil : judged.allSatisfy { $0 }
            return row
        }
    }
}

extension SendingNotice.Absence {
    fileprivate init(_ other: Self, _ state: TrainingSession.State) {
        self.init(session: other.session, teacher: other.teacher, state: state)
    }
}
