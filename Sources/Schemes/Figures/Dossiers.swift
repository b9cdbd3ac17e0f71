package import Domain
package import Grammar

/// What the dossiers of pupils below standard say: who needs one, their traces, their rises.
///
/// Source: systems.md H07, H08.
package struct Dossiers: Sendable {
    package let regulations: Regulations

    package init(_ regulations: Regulations) {
        self.regulations = regulations
    }

    private var register: Register { regulations.register }

    // MARK: Who needs one

    /// The pupils of a final below the pass line, each with the subjects.
    package struct Weak: Sendable {
        /// In the order of the pupils' keys; 60 of 60 is not below.
        package fileprivate(set) var pupils: [(pupil: PupilID, subjects: [String])] = []
        package fileprivate(set) var sat: Set<PupilID> = []
        package fileprivate(set) var absent: Set<PupilID> = []
        /// Results that are no pupils' marks, and so name nobody.
        package fileprivate(set) var withoutMarks = 0
        /// Papers whose pass line neither paper nor scheme sets.
        package fileprivate(set) var withoutLine: Set<Paper.ID> = []
    }

    /// Who is below in any subject of the test, of the classes that pass.
    package func weak(
        in test: TestID,
        where isTaken: (SchoolClass, Grade) -> Bool = { _, _ in true }
    ) throws(Refusal) -> Weak {
        var weak = Weak()
        var subjects: [PupilID: [String]] = [:]
        for id in register.index.resultsByTest[test] {
            guard let result = register.results[id],
                let group = register.classes[id.schoolClass], isTaken(group, result.grade)
            else { continue }
            guard case .marks(let marks) = result.entry else {
                weak.withoutMarks += 1
                continue
            }
            let key = Paper.ID(test: test, grade: result.grade, subject: id.subject)
            guard let paper = register.papers[key],
                let line = try regulations.lines(of: paper, for: group.unit).pass
            else {
                weak.withoutLine.insert(key)
                continue
            }
            for mark in marks {
                switch mark.state {
                case .marks(let marks):
                    weak.sat.insert(mark.pupil)
                    if !line.isReached(by: marks) {
                        subjects[mark.pupil, default: []].append(id.subject)
                    }
                case .absent: weak.absent.insert(mark.pupil)
                case .excused: break
                }
            }
        }
        weak.pupils = subjects.map { ($0.key, $0.value.sorted()) }.sorted { $0.0 < $1.0 }
        return weak
    }

    // MARK: Traces

    /// One test after the one that opened the dossier, in one subject.
    package struct Trace: Sendable {
        package let test: Test
        package let subject: String
        package let on: Day
        /// Nil where no mark was entered for the pupil: missing.
        package let state: PupilMark.State?
        /// The marks less those that opened the dossier; nil where either is not known.
        package let rise: Int?
        /// Whether the pass line is reached.
        package let passes: Bool?
        /// Where the mark was entered, the mark that opened the dossier, and the pass line.
        package let entry: ClassResult.ID?
        package let before: Marks?
        package let line: BandLine?
    }

    /// The pupil's mark in one subject of a test.
    package func state(
        of pupil: PupilID,
        in test: TestID,
        _ subject: String
    ) -> (state: PupilMark.State, result: ClassResult)? {
        for id in register.index.resultsByTest[test] where id.subject == subject {
            guard let result = register.results[id], case .marks(let marks) = result.entry,
                let mark = marks.first(where: { $0.pupil == pupil })
            else { continue }
            return (mark.state, result)
        }
        return nil
    }

    /// The dossier's tests by their days: those of the pupil's grade after the opening.
    package func traces(of dossier: Dossier) throws(Refusal) -> [Trace] {
        guard let pupil = register.pupils[dossier.pupil] else { return [] }
        var traces: [Trace] = []
        for subject in dossier.subjects {
            let opening = state(of: pupil.id, in: dossier.test, subject)
            guard let begin = openingDay(dossier, subject) else { continue }
            for paper in papers(after: begin, subject, for: pupil, dossier) {
                guard let test = register.tests[paper.id.test] else { continue }
                let found = state(of: pupil.id, in: paper.id.test, subject)
                var rise: Int?
                let before = opening.flatMap { opening -> Marks? in
                    guard case .marks(let marks) = opening.state else { return nil }
                    return marks
                }
                let line = try pass(paper, found?.result.id.schoolClass)
                var passes: Bool?
                if case .marks(let now) = found?.state {
                    rise = before.map { now.hundredths - $0.hundredths }
                    passes = line?.isReached(by: now)
                }
                traces.append(
                    Trace(
                        test: test,
                        subject: subject,
                        on: paper.on,
                        state: found?.state,
                        rise: rise,
                        passes: passes,
                        entry: found?.result.id,
                        before: before,
                        line: line
                    )
                )
            }
        }
        return traces.sorted { ($0.subject, $0.on, $0.test.id) < ($1.subject, $1.on, $1.test.id) }
    }

    private func pass(_ paper: Paper, _ group: ClassID?) throws(Refusal) -> BandLine? {
        guard let unit = group.flatMap({ register.classes[$0]?.unit }) else { return nil }
        return try regulations.lines(of: paper, for: unit).pass
    }

    /// The school that the pupil was in when the dossier was opened; a district's test has many.
    package func school(of dossier: Dossier) -> UnitID {
        let group = register.pupils[dossier.pupil]?.schoolClass[dossier.opened]
        return group.flatMap { register.classes[$0]?.unit } ?? dossier.test.unit
    }

    private func openingDay(_ dossier: Dossier, _ subject: String) -> Day? {
        register.index.papersByTest[dossier.test].compactMap { register.papers[$0] }
            .filter { $0.id.subject == subject }.map(\.on).max()
    }

    /// The papers that the pupil's class sat, or was to sit, after that day.
    private func papers(
        after begin: Day,
        _ subject: String,
        for pupil: Pupil,
        _ dossier: Dossier
    ) -> [Paper] {
        register.papers.filter { paper in
            guard paper.id.subject == subject, paper.on > begin,
                dossier.closed.map({ paper.on <= $0 }) ?? true,
                let group = pupil.schoolClass[paper.on].flatMap({ register.classes[$0] }),
                let grades = register.units[group.unit]?.grades(on: paper.on),
                group.grade(on: paper.on, in: grades) == paper.id.grade
            else { return false }
            return regulations.lineage(of: group.unit, on: paper.on).contains(paper.id.test.unit)
        }
    }
}
