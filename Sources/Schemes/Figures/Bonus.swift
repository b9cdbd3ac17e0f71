package import Domain
package import Grammar

/// The bonus for improvement (提高幅度与提高面加分) of each teacher with filed pupils.
///
/// Source: systems.md H08: magnitude is the mean of final − previous final, breadth who rose;
/// pupils who left are excluded and counted; without bands the bonus is 0.
package struct Bonus: Sendable {
    /// What one filed pupil reached in a subject, in hundredths of a mark.
    package struct Rise: Sendable {
        package let pupil: PupilID
        package let subject: String
        package let before: Int
        package let now: Int

        package var rise: Int { now - before }
    }

    /// One teacher's filed pupils, a line for each pupil and subject.
    package struct Row: Sendable {
        package let teacher: PersonID
        /// The rises in hundredths of a mark, in the order of the pupils' keys.
        package fileprivate(set) var rises: [Rise] = []
        package fileprivate(set) var left = 0
        /// Absent from the final, or without an entry.
        package fileprivate(set) var missing = 0
        /// In hundredths of a point.
        package fileprivate(set) var points = 0
        package fileprivate(set) var bands: [BonusBand] = []

        package var risen: Int { rises.count { $0.rise > 0 } }
        package var sum: Int { rises.reduce(0) { $0 + $1.rise } }
        /// The mean rise in hundredths of a mark; nil without pupils.
        package var meanRise: Fraction? {
            rises.isEmpty ? nil : Fraction(sum, rises.count)
        }
    }

    package let finals: Finals
    /// Nil where no scheme has bands.
    package private(set) var citation: String?
    /// In the order of the teachers' keys.
    package private(set) var rows: [Row] = []

    package init(of finals: Finals, _ regulations: Regulations) throws(Refusal) {
        self.finals = finals
        let bands = try regulations.bonuses(for: finals.now.unit, on: finals.term.to)
        citation = bands.first?.1.citation
        var rows: [PersonID: Row] = [:]
        let register = regulations.register
        let dossiers = register.dossiers.filter { $0.test == finals.before }
            .sorted { ($0.pupil, $0.id) < ($1.pupil, $1.id) }
        for dossier in dossiers {
            for subject in dossier.subjects {
                try Self.add(dossier, subject, finals, regulations, to: &rows)
            }
        }
        self.rows = rows.values.map { Self.rated($0, bands.map(\.0)) }
            .sorted { $0.teacher < $1.teacher }
    }

    private static func add(
        _ dossier: Dossier,
        _ subject: String,
        _ finals: Finals,
        _ regulations: Regulations,
        to rows: inout [PersonID: Row]
    ) throws(Refusal) {
        let register = regulations.register
        let dossiers = Dossiers(regulations)
        guard let pupil = register.pupils[dossier.pupil] else { return }
        let now = dossiers.state(of: pupil.id, in: finals.now, subject)
        let day = paperDay(finals.now, subject, register) ?? finals.term.to
        let group = now?.result.id.schoolClass ?? pupil.schoolClass[day]
        // One who left belongs to the teacher of the last class in the term.
        let owner = group ?? lastClass(of: pupil, finals.term, day)
        guard let owner else { return }
        let owners = try Owners(
            of: owner,
            subject: subject,
            on: day,
            since: finals.term.from,
            regulations
        )
        for teacher in owners.teachers {
            var row = rows[teacher] ?? Row(teacher: teacher)
            if group == nil {
                row.left += 1
            } else if case .marks(let after) = now?.state,
                case .marks(let before) = dossiers.state(of: pupil.id, in: dossier.test, subject)?
                    .state
            {
                row.rises.append(
                    Rise(
                        pupil: pupil.id,
                        subject: subject,
                        before: before.hundredths,
                        now: after.hundredths
                    )
                )
            } else {
                row.missing += 1
            }
            rows[teacher] = row
        }
    }

    private static func lastClass(of pupil: Pupil, _ term: Term, _ day: Day) -> ClassID? {
        let changes = pupil.schoolClass.changes.filter { $0.from >= term.from && $0.from <= day }
        return changes.compactMap { pupil.schoolClass[$0.from.adding(days: -1)] }.last
    }

    private static func paperDay(_ test: TestID, _ subject: String, _ register: Register) -> Day? {
        register.index.papersByTest[test].filter { $0.subject == subject }
            .compactMap { register.papers[$0]?.on }.max()
    }

    /// The row with its points: of the bands of one kind the highest that is reached counts.
    private static func rated(_ row: Row, _ bands: [BonusBand]) -> Row {
        var row = row
        guard let mean = row.meanRise else { return row }
        let breadth = Fraction(row.risen, row.rises.count)
        let rises = bands.filter { band in
            band.rise.map { mean.isAtLeast(Fraction($0.hundredths, 1)) } ?? false
        }
        let breadths = bands.filter { band in
            band.breadth.map { breadth.isAtLeast($0.fraction) } ?? false
        }
        row.bands = [rises, breadths].compactMap { reached in
            reached.max { $0.points < $1.points }
        }
        row.points = row.bands.reduce(0) { $0 + $1.points.hundredths }
        return row
    }
}
