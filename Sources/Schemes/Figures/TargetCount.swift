package import Domain
package import Grammar

/// Counts what schools reached in a test: verdicts only, each rule looked up once, no reasons.
///
/// It says what `Targets.score` says of each class; a test compares them.
package struct TargetCount {
    private let regulations: Regulations
    private let test: Test
    private var days: [Day] = []
    private var papers: [PaperPlace] = []
    private var subjects: [String] = []
    /// The schemes in force for a unit, nearest first; units under the same ones share rules.
    private var chains: [[SchemeUseID]] = []
    /// By chain, then paper: the rules that judge a result.
    private var rulings: [[Ruling?]] = []
    /// By chain, then day: which items count together.
    private var items: [[Items?]] = []

    /// A paper, and where its day and subject stand.
    private struct PaperPlace {
        let id: Paper.ID
        let grade: Grade
        let day: Int
        let subject: Int
    }

    private struct Ruling {
        let least: LeastMarks
        let needs: TargetNeeds
    }

    /// Which subjects and metrics count, by their places; nothing where the test does not.
    private struct Items {
        let subjects: [Bool]
        let metrics: [Bool]
    }

    /// A school on one day: the grades that it teaches where it sits the test, and its chain.
    private struct Side {
        let grades: GradeRange?
        let chain: Int
    }

    /// One result as it is judged: the verdicts are in the order of the metrics.
    private struct Judged {
        let paper: Int
        let counted: CountedMarks
        let verdicts: (Verdict, Verdict, Verdict)
    }

    package init(of test: Test, _ regulations: Regulations) {
        self.regulations = regulations
        self.test = test
        let register = regulations.register
        let found = register.index.papersByTest[test.id].compactMap { register.papers[$0] }
        subjects = Set(found.map(\.id.subject)).sorted()
        days = Set(found.map(\.on)).sorted()
        papers = found.map { paper in
            PaperPlace(
                id: paper.id,
                grade: paper.id.grade,
                day: days.firstIndex(of: paper.on) ?? 0,
                subject: subjects.firstIndex(of: paper.id.subject) ?? 0
            )
        }
    }

    /// The schools that may have classes in the test, in no particular order.
    package var schools: [UnitID] { regulations.register.index.classesByUnit.entries }

    /// - Returns: nil where no class of the unit was to sit a paper.
    package mutating func standing(of unit: UnitID) throws(Refusal) -> SchoolStanding? {
        let register = regulations.register
        guard let school = register.units.stored(unit) else { return nil }
        var sides: [Side] = []
        for day in days { sides.append(try side(of: school, on: day)) }
        guard sides.contains(where: { $0.grades != nil }) else { return nil }
        var standing = SchoolStanding(unit: unit)
        for id in register.index.classesByUnit[unit] {
            guard let group = register.classes.stored(id) else { continue }
            try add(group, sides, to: &standing)
        }
        guard standing.expected > 0 else { return nil }
        standing.groups.sort { $0.schoolClass < $1.schoolClass }
        standing.lacking.sort()
        return standing
    }

    // MARK: One class

    private mutating func add(
        _ group: Stored<SchoolClass>,
        _ sides: [Side],
        to standing: inout SchoolStanding
    ) throws(Refusal) {
        let grades = sides.indices.map { day in
            sides[day].grades.flatMap { group.value.grade(on: days[day], in: $0) }
        }
        var expected = Array(repeating: false, count: subjects.count)
        for paper in papers where grades[paper.day] == paper.grade {
            expected[paper.subject] = true
        }
        guard expected.contains(true) else { return }
        var results: [Judged?] = []
        for subject in subjects.indices {
            let judged = try judged(group, subject, sides)
            results.append(judged)
            guard expected[subject] else { continue }
            standing.expected += 1
            guard let judged else {
                let id = id(group, subject)
                if !regulations.register.results.contains(id) { standing.lacking.append(id) }
                continue
            }
            standing.entered += 1
            standing.sat += judged.counted.sat
            standing.absent += judged.counted.absent
            standing.excused += judged.counted.excused
        }
        guard let first = results.first(where: { $0 != nil }) ?? nil else { return }
        let day = papers[first.paper].day
        let rule = try items(day, sides[day].chain, standingFor: standing.unit)
        if let rule { Self.score(group.value.id, results, rule, to: &standing) }
    }

    private func id(_ group: Stored<SchoolClass>, _ subject: Int) -> ClassResult.ID {
        ClassResult.ID(
            test: test.id,
            schoolClass: group.value.id,
            subject: subjects[subject]
        )
    }

    private mutating func judged(
        _ group: Stored<SchoolClass>,
        _ subject: Int,
        _ sides: [Side]
    ) throws(Refusal) -> Judged? {
        guard let result = regulations.register.results.stored(id(group, subject)),
            let index = papers.firstIndex(where: {
                $0.subject == subject && $0.grade == result.value.grade
            })
        else { return nil }
        let ruling = try ruling(index, sides[papers[index].day].chain, standingFor: group)
        let counted = CountedMarks(result.value.entry, ruling.least)
        return Judged(
            paper: index,
            counted: counted,
            verdicts: (
                ruling.needs.verdict(.excellentRate, counted),
                ruling.needs.verdict(.passRate, counted), ruling.needs.verdict(.mean, counted)
            )
        )
    }

    /// Adds the items that the class met, by the rule of the day on which it sat its first paper.
    private static func score(
        _ group: ClassID,
        _ results: [Judged?],
        _ rule: Items,
        to standing: inout SchoolStanding
    ) {
        var (met, possible) = (0, 0)
        func count(_ verdict: Verdict, _ metric: Int) {
            guard rule.metrics[metric] else { return }
            met += verdict == .met ? 1 : 0
            possible += verdict == .noData ? 0 : 1
        }
        for (subject, judged) in results.enumerated() where rule.subjects[subject] {
            guard let judged else { continue }
            count(judged.verdicts.0, 0)
            count(judged.verdicts.1, 1)
            count(judged.verdicts.2, 2)
        }
        standing.met += met
        standing.possible += possible
        standing.groups.append(
            SchoolStanding.Group(schoolClass: group, met: met, possible: possible)
        )
    }

    // MARK: Rules

    private mutating func side(
        of school: Stored<Unit>,
        on day: Day
    ) throws(Refusal) -> Side {
        let lineage = regulations.lineage(of: school.value.id, on: day)
        let chain = try regulations.all(for: school.value.id, on: day).map(\.use.id)
        let known = chains.firstIndex(of: chain)
        if known == nil {
            chains.append(chain)
            rulings.append(Array(repeating: nil, count: papers.count))
            items.append(Array(repeating: nil, count: days.count))
        }
        return Side(
            grades: lineage.contains(test.id.unit) ? school.value.grades(on: day) : nil,
            chain: known ?? chains.count - 1
        )
    }

    private mutating func ruling(
        _ index: Int,
        _ chain: Int,
        standingFor group: Stored<SchoolClass>
    ) throws(Refusal) -> Ruling {
        if let known = rulings[chain][index] { return known }
        guard let paper = regulations.register.papers[papers[index].id] else {
            preconditionFailure("the papers are those of this register")
        }
        let unit = group.value.unit
        let standard = try regulations.standard(
            grade: paper.id.grade,
            subject: paper.id.subject,
            for: unit,
            on: paper.on
        )
        let base = try regulations.base(for: unit, on: paper.on)
        let made = Ruling(
            least: try regulations.lines(of: paper, for: unit).least,
            needs: TargetNeeds(standard?.0, base?.0, full: paper.full)
        )
        rulings[chain][index] = made
        return made
    }

    /// - Returns: nil where tests of this kind do not count.
    private mutating func items(
        _ day: Int,
        _ chain: Int,
        standingFor unit: UnitID
    ) throws(Refusal) -> Items? {
        let made: Items
        if let known = items[chain][day] {
            made = known
        } else {
            let rule = try regulations.items(for: unit, on: days[day])?.0
            let counts = rule?.tests?.contains(test.kind) ?? true
            made = Items(
                subjects: counts ? subjects.map { rule?.subjects.contains($0) ?? true } : [],
                metrics: Metric.allCases.map { rule?.metrics.contains($0) ?? true }
            )
            items[chain][day] = made
        }
        return made.subjects.isEmpty ? nil : made
    }
}
