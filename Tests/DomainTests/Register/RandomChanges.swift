import Domain
import Support

/// Changes of every case, drawn from a seed; keys are few, so that objects come, change and go.
struct RandomChanges {
    private var random: Generator

    static let caseCount = 35

    init(seed: UInt64) {
        random = Generator(state: seed)
    }

    /// A change of the case with that number that fits the register.
    mutating func change(_ number: Int, of register: Register) -> Change {
        switch number {
        case 0: .unit(unit(register))
        case 1: .person(person(register))
        case 2: .schoolClass(schoolClass(register))
        case 3: .teaching(teaching(register))
        case 4: .term(term(register))
        case 5: .test(test(register))
        case 6: .paper(paper(register))
        case 7: .result(result(register))
        case 8: .schemeVersion(schemeVersion(register))
        case 9: .schemeUse(schemeUse(register))
        case 10: .pupil(pupil(register))
        case 11: .dossier(dossier(register))
        case 12: .draft(draft(register))
        case 13: .exam(exam(register))
        case 14: .activity(activity(register))
        case 15: .lesson(lesson(register))
        case 16: .observation(observation(register))
        case 17: .evaluation(evaluation(register))
        case 18: .entry(entry(register))
        case 19: .session(session(register))
        case 20: .project(project(register))
        case 21: .closing(closing(register))
        case 22: .seal(seal(register))
        case 23: .certificate(certificate(register))
        case 24: .integrity(integrity(register))
        case 25: .assessment(assessment(register))
        case 26: .technology(technology(register))
        case 27: .topic(topic(register))
        case 28: .course(course(register))
        case 29: .plan(plan(register))
        case 30: .application(application(register))
        case 31: .approval(approval(register))
        case 32: .notice(notice(register))
        case 33: .followUp(followUp(register))
        default: .counter(counter(register))
        }
    }

    mutating func anyChange(of register: Register) -> Change {
        change(below(Self.caseCount), of: register)
    }

    mutating func below(_ limit: Int) -> Int {
        .random(in: 0..<limit, using: &random)
    }

    mutating func key<Object>(_ prefix: String) -> Identifier<Object> {
        Identifier("\(prefix)\(below(5))")
    }

    mutating func day() -> Day {
        Day(daysSinceEpoch: 19_000 + Int32(below(500)))
    }

    mutating func testID() -> TestID {
        TestID(unit: key("u"), name: "t\(below(3))")
    }

    /// An addition, a change or a removal.
    mutating func revised<Object: Entity>(
        _ old: Object?,
        _ new: Object,
        _ edit: (inout RandomChanges, inout Object) -> Void = { _, _ in }
    ) -> Revised<Object> {
        guard let old else { return Revised(before: nil, after: new) }
        if below(3) == 0 { return Revised(before: old, after: nil) }
        var after = old
        after.revision += 1
        edit(&self, &after)
        return Revised(before: old, after: after)
    }

    private mutating func unit(_ register: Register) -> Revised<Unit> {
        let id: UnitID = key("u")
        let new = Unit(id: id, name: "校\(below(3))", kind: .primary)
        return revised(register.units[id], new) { make, unit in
            unit.name.change(to: "校\(make.below(3))", from: make.day())
        }
    }

    private mutating func person(_ register: Register) -> Revised<Person> {
        let id: PersonID = key("p")
        let new = Person(id: id, name: "名\(below(3))", unit: key("u"))
        return revised(register.persons[id], new) { make, person in
            if make.below(2) == 0 {
                person.name.change(to: "名\(make.below(3))", from: make.day())
            } else {
                person.name.correct(to: "名\(make.below(3))", on: make.day())
            }
        }
    }

    private mutating func schoolClass(_ register: Register) -> Revised<SchoolClass> {
        let id: ClassID = key("c")
        let new = SchoolClass(id: id, unit: key("u"), entered: 2022, number: 1 + below(3))
        return revised(register.classes[id], new) { make, group in
            group.unit = make.key("u")
            group.number = 1 + make.below(3)
        }
    }

    private mutating func teaching(_ register: Register) -> Revised<Teaching> {
        let id: TeachingID = key("a")
        let new = Teaching(
            id: id,
            teacher: key("p"),
            schoolClass: key("c"),
            subject: "语文",
            from: day()
        )
        return revised(register.teachings[id], new) { make, teaching in
            teaching.teacher = make.key("p")
            teaching.schoolClass = make.key("c")
        }
    }

    private mutating func term(_ register: Register) -> Revised<Term> {
        let id = TermID(unit: key("u"), name: "t\(below(3))")
        let from = day()
        let new = Term(id: id, from: from, to: from.adding(days: 100))
        return revised(register.terms[id], new) { make, term in term.workdays.append(make.day()) }
    }

    private mutating func test(_ register: Register) -> Revised<Test> {
        let id = testID()
        return revised(register.tests[id], Test(id: id, kind: .monthly)) { make, test in
            test.name = "测\(make.below(3))"
        }
    }

    private mutating func paper(_ register: Register) -> Revised<Paper> {
        guard let grade = Grade(1 + below(3)) else { preconditionFailure("1 to 3 are grades") }
        let id = Paper.ID(test: testID(), grade: grade, subject: "语文")
        let new = Paper(id: id, on: day(), full: Marks(hundredths: 10_000))
        return revised(register.papers[id], new) { make, paper in paper.on = make.day() }
    }

    private mutating func result(_ register: Register) -> Revised<ClassResult> {
        guard let grade = Grade(1) else { preconditionFailure("1 is a grade") }
        let id = ClassResult.ID(test: testID(), schoolClass: key("c"), subject: "数学")
        let counts = ResultCounts(
            onRoll: 40,
            sat: 40,
            excellent: below(40),
            pass: 40,
            sum: .total(Marks(hundredths: below(400_000)))
        )
        let new = ClassResult(id: id, grade: grade, entry: .counts(counts))
        return revised(register.results[id], new) { make, result in
            result.entry = .marks([
                PupilMark(pupil: make.key("p"), state: .marks(Marks(hundredths: make.below(100))))
            ])
        }
    }

    private mutating func schemeVersion(_ register: Register) -> Revised<SchemeVersion> {
        let id = SchemeVersion.Key(scheme: key("s"), version: 1 + below(3))
        let new = SchemeVersion(id: id, file: "f", digest: id.text, text: "scheme x name=y")
        return revised(register.schemeVersions[id], new)
    }

    private mutating func schemeUse(_ register: Register) -> Revised<SchemeUse> {
        let id: SchemeUseID = key("su")
        let version = SchemeVersion.Key(scheme: key("s"), version: 1)
        let new = SchemeUse(id: id, version: version, unit: key("u"), from: day(), to: nil)
        return revised(register.schemeUses[id], new) { make, use in
            use.unit = make.key("u")
            use.to = use.from
        }
    }

    private mutating func counter(_ register: Register) -> CounterStep {
        let prefix = "X\(below(3))"
        let before = register.counters[prefix] ?? 0
        return CounterStep(prefix: prefix, before: before, after: before + 1)
    }
}
