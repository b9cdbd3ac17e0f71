package import Domain
package import Grammar

/// Counts what schools reached in a test: verdicts only, each rule looked up once, no reasons.
///
/// It says what `Targets.score` says of each class; a test compares them.
package struct TargetCount {
    private let regulations: Regulations
    private let test: Test
    /// The days of the papers, the papers with their place in `days`, and their subjects.
    private var days: [Day] = []
    private var papers: [(paper: Paper, day: Int, subject: Int)] = []
    private var subjects: [String] = []
    /// The schemes in force for a unit, nearest first; units under the same ones share rules.
    private var chains: [[SchemeUseID]] = []
    /// By chain, then paper: the rules that judge a result.
    private var rulings: [[Ruling?]] = []
    /// By chain, then day: which items count together.
    private var items: [[ItemRule?]] = []

    private struct Ruling {
        let lines: BandLines
        let standard: (Standard, Regulations.InForce)?
        let base: (RateBase, Regulations.InForce)?
    }

    private struct ItemRule {
        let rule: TargetItems?
    }

    /// A school on one day: the grades that it teaches, and its chain.
    private struct Side {
        let grades: GradeRange?
        let chain: Int
        /// Whether the test is its own or of a unit above it.
        let sits: Bool
    }

    /// One result as it is judged.
    private struct Judged {
        let paper: Int
        let tally: Tally
        let verdicts: [Verdict]
    }

    package init(of test: Test, _ regulations: Regulations) {
        self.regulations = regulations
        self.test = test
        let register = regulations.register
        let found = register.index.papersByTest[test.id].compactMap { register.papers[$0] }
        subjects = Set(found.map(\.id.subject)).sorted()
        days = Set(found.map(\.on)).sorted()
        papers = found.map { paper in
            (
                paper, days.firstIndex(of: paper.on) ?? 0,
                subjects.firstIndex(of: paper.id.subject) ?? 0
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
        for day in days { sides.append(try side(of: school.value, on: day)) }
        guard sides.contains(where: { $0.sits && $0.grades != nil }) else { return nil }
        var standing = SchoolStanding(unit: unit)
        for id in register.index.classesByUnit.unordered(unit) {
            guard let group = register.classes.stored(id) else { continue }
            try add(group, sides, to: &standing)
        }
        guard standing.expected > 0 else { return nil }
        standing.groups.sort { $0.schoolClass < $1.schoolClass }
        return standing
    }

    // MARK: One class

    private mutating func add(
        _ group: Stored<SchoolClass>,
        _ sides: [Side],
        to standing: inout SchoolStanding
    ) throws(Refusal) {
        let expected = papers.indices.filter { index in
            let paper = papers[index]
            let side = sides[paper.day]
            guard side.sits, let grades = side.grades else { return false }
            return group.value.grade(on: days[paper.day], in: grades) == paper.paper.id.grade
        }
        guard !expected.isEmpty else { return }
        var results: [Judged?] = []
        for subject in subjects {
            results.append(try judged(group.value.id, subject, sides))
        }
        let wanted = Set(expected.map { papers[$0].subject })
        standing.expected += wanted.count
        for subject in wanted {
            guard let judged = results[subject] else { continue }
            standing.entered += 1
            standing.sat += judged.tally.sat
            standing.absent += judged.tally.absent
            standing.excused += judged.tally.excused
        }
        guard let first = results.first(where: { $0 != nil }) ?? nil else { return }
        try score(group.value.id, results, firstDay: papers[first.paper].day, sides, to: &standing)
    }

    private mutating func judged(
        _ group: ClassID,
        _ subject: String,
        _ sides: [Side]
    ) throws(Refusal) -> Judged? {
        let id = ClassResult.ID(test: test.id, schoolClass: group, subject: subject)
        guard let result = regulations.register.results.stored(id)?.value,
            let index = papers.firstIndex(where: { entry in
                entry.paper.id.grade == result.grade && subjects[entry.subject] == subject
            })
        else { return nil }
        let paper = papers[index]
        let ruling = try ruling(index, sides[paper.day].chain, standingFor: group)
        let rule = TargetRule(
            result: result,
            paper: paper.paper,
            tally: Tally(result, lines: ruling.lines),
            lines: ruling.lines,
            standard: ruling.standard,
            base: ruling.base,
            evidence: nil
        )
        return Judged(
            paper: index,
            tally: rule.tally,
            verdicts: Metric.allCases.map { rule.judged($0).verdict }
        )
    }

    /// Adds the items that the class met, by the rule of the day on which it sat its first paper.
    private mutating func score(
        _ group: ClassID,
        _ results: [Judged?],
        firstDay: Int,
        _ sides: [Side],
        to standing: inout SchoolStanding
    ) throws(Refusal) {
        let rule = try itemRule(firstDay, sides[firstDay].chain, standingFor: standing.unit).rule
        if let kinds = rule?.tests, !kinds.contains(test.kind) { return }
        var (met, possible) = (0, 0)
        for (subject, judged) in zip(subjects, results) {
            guard let judged, rule?.subjects.contains(subject) ?? true else { continue }
            for (metric, verdict) in zip(Metric.allCases, judged.verdicts)
            where rule?.metrics.contains(metric) ?? true {
                met += verdict == .met ? 1 : 0
                possible += verdict == .noData ? 0 : 1
            }
        }
        standing.met += met
        standing.possible += possible
        standing.groups.append(
            SchoolStanding.Group(schoolClass: group, met: met, possible: possible)
        )
    }

    // MARK: Rules

    private mutating func side(of school: Unit, on day: Day) throws(Refusal) -> Side {
        let lineage = regulations.lineage(of: school.id, on: day)
        let chain = try regulations.all(for: school.id, on: day).map(\.use.id)
        let known = chains.firstIndex(of: chain)
        if known == nil {
            chains.append(chain)
            rulings.append(Array(repeating: nil, count: papers.count))
            items.append(Array(repeating: nil, count: days.count))
        }
        return Side(
            grades: school.grades(on: day),
            chain: known ?? chains.count - 1,
            sits: lineage.contains(test.id.unit)
        )
    }

    private mutating func ruling(
        _ index: Int,
        _ chain: Int,
        standingFor group: ClassID
    ) throws(Refusal) -> Ruling {
        if let known = rulings[chain][index] { return known }
        guard let unit = regulations.register.classes.stored(group)?.value.unit else {
            preconditionFailure("the class was found before its result")
        }
        let paper = papers[index].paper
        let made = Ruling(
            lines: try regulations.lines(of: paper, for: unit),
            standard: try regulations.standard(
                grade: paper.id.grade,
                subject: paper.id.subject,
                for: unit,
                on: paper.on
            ),
            base: try regulations.base(for: unit, on: paper.on)
        )
        rulings[chain][index] = made
        return made
    }

    private mutating func itemRule(
        _ day: Int,
        _ chain: Int,
        standingFor unit: UnitID
    ) throws(Refusal) -> ItemRule {
        if let known = items[chain][day] { return known }
        let made = ItemRule(rule: try regulations.items(for: unit, on: days[day])?.0)
        items[chain][day] = made
        return made
    }
}
