import Domain
import Notation
import Schemes
import Support
import Testing

/// Standing figures against what each class's score says, through a long series of changes.
@Suite("standing figures")
struct StandingTargetsTests {
    private static let schools = ["s1", "s2", "s3"].map { UnitID($0) }
    private static let tests = ["t1", "t2"].map { TestID(unit: SampleSchool.bureau, name: $0) }
    private static let subjects = ["数学", "英语", "语文"]
    private static let day = Day(daysSinceEpoch: 20_021)

    @Test("are what counting anew gives, whatever is changed", arguments: [1, 2, 3])
    func series(seed: UInt64) throws {
        var generator = Generator(state: seed)
        var register = Self.district()
        let book = SchemeBook()
        let standing = StandingTargets()
        var verdicts = 0
        for step in 0..<300 {
            for change in Self.change(&generator, register) { register.apply(change) }
            let regulations = Regulations(register: register, book: book)
            for test in Self.tests where step % 3 == 0 || generator.next() % 2 == 0 {
                let kept = try standing.schools(in: test, regulations)
                let anew = try StandingTargets.schoolsAnew(in: test, regulations)
                let wanted = try Self.scored(test, regulations)
                #expect(kept == wanted, "seed \(seed), step \(step)")
                #expect(anew == wanted, "seed \(seed), step \(step)")
                verdicts += wanted.reduce(0) { $0 + $1.possible }
            }
        }
        #expect(verdicts > 1_000)
    }

    @Test("of registers that went different ways are not taken for one another")
    func branches() throws {
        let standing = StandingTargets()
        let book = SchemeBook()
        var generator = Generator(state: 7)
        var trunk = Self.district()
        for _ in 0..<60 {
            for change in Self.change(&generator, trunk) { trunk.apply(change) }
        }
        for _ in 0..<40 {
            var branch = trunk
            for change in Self.change(&generator, branch) { branch.apply(change) }
            for register in [trunk, branch, trunk] {
                let regulations = Regulations(register: register, book: book)
                for test in Self.tests {
                    #expect(
                        try standing.schools(in: test, regulations)
                            == Self.scored(test, regulations)
                    )
                }
            }
            if generator.next() % 2 == 0 { trunk = branch }
        }
    }

    // MARK: From the scores

    /// The same sums, from `Targets.score` and the classes that were to sit each paper.
    private static func scored(
        _ test: TestID,
        _ regulations: Regulations
    ) throws -> [SchoolStanding] {
        let register = regulations.register
        var wanted: [UnitID: Set<ClassResult.ID>] = [:]
        for paper in register.papers where paper.id.test == test {
            let view = View(register: register, day: paper.on)
            for group in register.classes where group.grade(in: view) == paper.id.grade {
                guard regulations.lineage(of: group.unit, on: paper.on).contains(test.unit)
                else { continue }
                let id = ClassResult.ID(
                    test: test,
                    schoolClass: group.id,
                    subject: paper.id.subject
                )
                wanted[group.unit, default: []].insert(id)
            }
        }
        return try wanted.sorted { $0.key < $1.key }.map { unit, ids in
            try standing(of: unit, ids, regulations)
        }
    }

    private static func standing(
        of unit: UnitID,
        _ ids: Set<ClassResult.ID>,
        _ regulations: Regulations
    ) throws -> SchoolStanding {
        var groups: [SchoolStanding.Group] = []
        let targets = Targets(regulations)
        for id in Set(ids.map(\.schoolClass)).sorted() {
            guard let test = ids.first?.test, let score = try targets.score(of: id, in: test)
            else { continue }
            groups.append(.init(schoolClass: id, met: score.met, possible: score.possible))
        }
        let entered = ids.compactMap { regulations.register.results[$0] }
        let tallies = try entered.compactMap { try regulations.tally(of: $0) }
        return SchoolStanding(
            unit: unit,
            expected: ids.count,
            entered: tallies.count,
            sat: tallies.reduce(0) { $0 + $1.sat },
            absent: tallies.reduce(0) { $0 + $1.absent },
            excused: tallies.reduce(0) { $0 + $1.excused },
            lacking: ids.filter { regulations.register.results[$0] == nil }.sorted(),
            groups: groups
        )
    }

    // MARK: Changes

    private static func district() -> Register {
        var register = Register()
        let bureau = Unit(id: SampleSchool.bureau, name: "道里区", kind: .bureau)
        register.apply(.unit(Revised(before: nil, after: bureau)))
        for id in schools {
            var school = Unit(id: id, name: id.text, kind: .primary)
            school.parent = Timeline(SampleSchool.bureau)
            register.apply(.unit(Revised(before: nil, after: school)))
            for number in 1...6 {
                let key = ClassID("\(id.text)-\(number)")
                let entered = 2_024 - number % 4
                let group = SchoolClass(id: key, unit: id, entered: entered, number: number)
                register.apply(.schoolClass(Revised(before: nil, after: group)))
            }
        }
        for (place, id) in tests.enumerated() {
            let test = Domain.Test(id: id, kind: place == 0 ? .monthly : .final)
            register.apply(.test(Revised(before: nil, after: test)))
        }
        return register
    }

    /// One change of what figures hang on; often none of them has an effect.
    private static func change(_ generator: inout Generator, _ register: Register) -> [Change] {
        let test = pick(tests, &generator)
        switch generator.next() % 20 {
        case 0: return scheme(&generator, register)
        case 1: return unit(&generator, register)
        case 2: return group(&generator, register)
        case 3, 4: return paper(test, &generator, register)
        case 5:
            let ids = register.index.resultsByTest[test]
            guard !ids.isEmpty else { return [] }
            let id = pick(ids, &generator)
            return [.result(Revised(before: register.results[id], after: nil))]
        default: return result(test, &generator, register)
        }
    }

    private static func pick<Value>(_ values: [Value], _ generator: inout Generator) -> Value {
        values[Int(generator.next() % UInt64(values.count))]
    }

    private static func scheme(_ generator: inout Generator, _ register: Register) -> [Change] {
        let number = register.schemeUses.count + 1
        let share = 20 + generator.next() % 70
        let rules =
            (1...4).map { grade in
                "standard grade=\(grade) excellent=\(share)% pass=\(share + 5)% mean=\(share)"
            } + [
                pick(
                    ["items subjects=语文,数学", "items subjects=数学 metrics=mean,pass-rate"],
                    &generator
                ),
                pick(["base absent=zero", "base absent=excluded"], &generator),
                "line excellent=\(share)% pass=50",
            ]
        let text = (["scheme x\(number) name=样例"] + rules).joined(separator: "\n")
        let key = SchemeVersion.Key(scheme: SchemeID("x\(number)"), version: 1)
        let version = SchemeVersion(id: key, file: "x.scheme", digest: text, text: text)
        let unit = pick(schools + [SampleSchool.bureau], &generator)
        // One scheme at a time for a unit: the one before ends.
        let ended = register.index.usesByUnit[unit].compactMap { register.schemeUses[$0] }
            .map { Change.schemeUse(Revised(before: $0, after: nil)) }
        let use = SchemeUse(
            id: SchemeUseID("SU-\(number)-\(generator.next())"),
            version: key,
            unit: unit,
            from: Day(daysSinceEpoch: 0),
            to: nil
        )
        return ended + [
            .schemeVersion(Revised(before: register.schemeVersions[key], after: version)),
            .schemeUse(Revised(before: nil, after: use)),
        ]
    }

    private static func unit(_ generator: inout Generator, _ register: Register) -> [Change] {
        let before = register.units[pick(schools, &generator)]
        var after = before
        after?.parent = Timeline(generator.next() % 3 == 0 ? nil : SampleSchool.bureau)
        return [.unit(Revised(before: before, after: after))]
    }

    private static func group(_ generator: inout Generator, _ register: Register) -> [Change] {
        let groups = register.classes.map(\.id).sorted()
        let before = register.classes[pick(groups, &generator)]
        var after = before
        switch generator.next() % 3 {
        case 0: after?.unit = pick(schools, &generator)
        case 1: after?.entered = 2_021 + Int(generator.next() % 4)
        default: after?.retired = generator.next() % 2 == 0 ? nil : Day(daysSinceEpoch: 20_000)
        }
        return [.schoolClass(Revised(before: before, after: after))]
    }

    private static func paper(
        _ test: TestID,
        _ generator: inout Generator,
        _ register: Register
    ) -> [Change] {
        guard let grade = Grade(1 + Int(generator.next() % 4)) else { return [] }
        let id = Paper.ID(test: test, grade: grade, subject: pick(subjects, &generator))
        let on = day.adding(days: Int(generator.next() % 3))
        var paper = Paper(id: id, on: on, full: Marks(hundredths: 10_000))
        if generator.next() % 2 == 0 {
            paper.excellent = Marks(hundredths: Int(generator.next() % 10_000))
        }
        return [.paper(Revised(before: register.papers[id], after: paper))]
    }

    private static func result(
        _ test: TestID,
        _ generator: inout Generator,
        _ register: Register
    ) -> [Change] {
        let groups = register.classes.map(\.id).sorted()
        let papers = register.index.papersByTest[test]
        guard !papers.isEmpty else { return [] }
        let paper = pick(papers, &generator)
        let id = ClassResult.ID(
            test: test,
            schoolClass: pick(groups, &generator),
            subject: paper.subject
        )
        let result = ClassResult(id: id, grade: paper.grade, entry: entry(&generator))
        return [.result(Revised(before: register.results[id], after: result))]
    }

    private static func entry(_ generator: inout Generator) -> ClassResult.Entry {
        let sat = Int(generator.next() % 40)
        let pass = Int(generator.next() % UInt64(sat + 1))
        let excellent = Int(generator.next() % UInt64(pass + 1))
        let sum: ResultCounts.Sum
        switch generator.next() % 5 {
        case 0: sum = .levels
        case 1: sum = .printed(PrintedMean(scaled: Int(generator.next() % 101), places: 0))
        case 2: sum = .total(Marks(hundredths: sat * Int(generator.next() % 10_001)))
        default:
            return .marks(
                (0..<sat).map { number in
                    let state: PupilMark.State =
                        switch generator.next() % 12 {
                        case 0: .absent
                        case 1: .excused
                        default: .marks(Marks(hundredths: Int(generator.next() % 10_001)))
                        }
                    return PupilMark(pupil: PupilID("p\(number)"), state: state)
                }
            )
        }
        return .counts(
            ResultCounts(
                onRoll: sat + 2,
                sat: sat,
                excellent: generator.next() % 9 == 0 ? nil : excellent,
                pass: pass,
                sum: sum
            )
        )
    }
}
