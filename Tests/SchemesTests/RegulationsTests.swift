import Domain
import Grammar
import Notation
import Schemes
import Support
import Testing

@Suite("which rules are in force")
struct RegulationsTests {
    private static func grade(_ number: Int) throws -> Grade {
        try #require(Grade(number))
    }

    private static func base(
        _ school: SampleSchool,
        on day: Day = SampleSchool.day
    ) throws -> String? {
        try school.regulations.base(for: SampleSchool.school, on: day)?.1.citation
    }

    @Test("a unit's own scheme goes before its parent's, kind by kind")
    func ownFirst() throws {
        var school = SampleSchool()
        school.use("bureau", ["base absent=zero", "line pass=60%"], for: SampleSchool.bureau)
        #expect(try Self.base(school) == "bureau@1")
        school.use("own", ["base absent=excluded"])
        #expect(try Self.base(school) == "own@1")
        let line = try school.regulations.line(
            grade: Self.grade(3),
            subject: "语文",
            for: SampleSchool.school,
            on: SampleSchool.day
        )
        #expect(line?.1.citation == "bureau@1", "the own scheme says nothing about lines")
        let above = try school.regulations.base(for: SampleSchool.bureau, on: SampleSchool.day)
        #expect(above?.1.citation == "bureau@1", "a school's scheme does not reach up")
        let all = try school.regulations.all(for: SampleSchool.school, on: SampleSchool.day)
        #expect(all.map(\.citation) == ["own@1", "bureau@1"])
    }

    @Test("an own scheme with standards hides the parent's standards for every grade")
    func hidden() throws {
        var school = SampleSchool()
        school.use("bureau", ["standard grade=1 mean=80"], for: SampleSchool.bureau)
        school.use("own", ["standard grade=3 mean=90"])
        func cited(_ grade: Int, _ unit: UnitID) throws -> String? {
            try school.regulations.standard(
                grade: Self.grade(grade),
                subject: "语文",
                for: unit,
                on: SampleSchool.day
            )?.1.citation
        }
        #expect(try cited(3, SampleSchool.school) == "own@1")
        #expect(try cited(1, SampleSchool.school) == nil)
        #expect(try cited(1, SampleSchool.bureau) == "bureau@1")
    }

    @Test(
        "a scheme is in force from its first to its last day",
        arguments: [(99, nil), (100, "a@1"), (200, "a@1"), (201, "b@1"), (80_000, "b@1")]
            as [(Int32, String?)]
    )
    func dates(day: Int32, expected: String?) throws {
        var school = SampleSchool()
        let (first, last) = (Day(daysSinceEpoch: 100), Day(daysSinceEpoch: 200))
        school.use("a", ["base absent=zero"], from: first, to: last)
        school.use("b", ["base absent=zero"], from: last.adding(days: 1))
        #expect(try Self.base(school, on: Day(daysSinceEpoch: day)) == expected)
    }

    @Test("a unit follows the parent that it has on the day")
    func parentOfTheDay() throws {
        var school = SampleSchool()
        let other = Unit(id: UnitID("nangang"), name: "南岗区", kind: .bureau)
        school.put(other)
        school.use("old", ["base absent=zero"], for: SampleSchool.bureau)
        school.use("new", ["base absent=zero"], for: other.id)
        var moved = try #require(school.register.units[SampleSchool.school])
        moved.parent.change(to: other.id, from: SampleSchool.day)
        school.put(moved)
        #expect(try Self.base(school) == "new@1")
        #expect(try Self.base(school, on: SampleSchool.day.adding(days: -1)) == "old@1")
    }

    @Test("what is in force is the same on all days that are said to be alike", arguments: 1...12)
    func unchangedDays(seed: UInt64) throws {
        var generator = Generator(state: seed)
        var school = SampleSchool()
        let other = Unit(id: UnitID("nangang"), name: "南岗区", kind: .bureau)
        school.put(other)
        let days = (0..<60).map { Day(daysSinceEpoch: $0) }
        for name in 0..<4 {
            let unit = [SampleSchool.school, SampleSchool.bureau, other.id].randomElement(
                using: &generator
            )
            let first = try #require(days.randomElement(using: &generator))
            let length = Int.random(in: -20...20, using: &generator)
            let last = length < 0 ? nil : first.adding(days: length)
            school.use(
                "s\(name)",
                ["base absent=zero"],
                for: try #require(unit),
                from: first,
                to: last
            )
        }
        var moved = try #require(school.register.units[SampleSchool.school])
        for parent in [other.id, SampleSchool.bureau, nil] {
            let day = try #require(days.randomElement(using: &generator))
            moved.parent.change(to: parent, from: day)
        }
        school.put(moved)
        let regulations = school.regulations
        func found(_ day: Day) throws -> [String] {
            let units = regulations.lineage(of: SampleSchool.school, on: day).map(\.text)
            return try units
                + regulations.all(for: SampleSchool.school, on: day).map(\.citation)
        }
        for day in days {
            let alike = try #require(
                regulations.unchangedDays(for: SampleSchool.school, around: day)
            )
            #expect(alike.contains(day))
            for other in days where alike.contains(other) {
                #expect(try found(other) == found(day), "\(other) is said to be as \(day)")
            }
        }
        #expect(regulations.unchangedDays(for: UnitID("nowhere"), around: days[0]) == nil)
    }

    @Test("a rule for the subject goes before one for all subjects", arguments: [true, false])
    func subjectFirst(isGeneralFirst: Bool) throws {
        var school = SampleSchool()
        var rules = ["standard grade=3 mean=90", "standard grade=3 subject=语文 mean=85"]
        rules += ["line pass=60%", "line pass=55% subject=语文"]
        school.use("own", isGeneralFirst ? rules : rules.reversed())
        for (subject, mean, pass) in [("语文", 8_500, 5_500), ("数学", 9_000, 6_000)] {
            let standard = try school.regulations.standard(
                grade: Self.grade(3),
                subject: subject,
                for: SampleSchool.school,
                on: SampleSchool.day
            )
            #expect(standard?.0.mean?.hundredths == mean)
            let line = try school.regulations.line(
                grade: Self.grade(3),
                subject: subject,
                for: SampleSchool.school,
                on: SampleSchool.day
            )
            #expect(line?.0.pass == Threshold.share(Percent(hundredths: pass)))
        }
    }

    @Test("without a rule for all, another subject has none")
    func otherSubject() throws {
        var school = SampleSchool()
        school.use("own", ["standard grade=3 subject=语文 mean=85", "line pass=1% subject=语文"])
        let standard = try school.regulations.standard(
            grade: Self.grade(3),
            subject: "数学",
            for: SampleSchool.school,
            on: SampleSchool.day
        )
        #expect(standard == nil)
        let line = try school.regulations.line(
            grade: Self.grade(3),
            subject: "数学",
            for: SampleSchool.school,
            on: SampleSchool.day
        )
        #expect(line == nil)
    }

    @Test("units in a ring are each met once")
    func ring() throws {
        var school = SampleSchool()
        var bureau = try #require(school.register.units[SampleSchool.bureau])
        bureau.parent = Timeline(SampleSchool.school)
        school.put(bureau)
        let lineage = school.regulations.lineage(of: SampleSchool.school, on: SampleSchool.day)
        #expect(lineage == [SampleSchool.school, SampleSchool.bureau])
    }

    @Test("a unit has at most 32 levels of units", arguments: [(31, 31), (32, 32), (33, 32)])
    func depth(units: Int, expected: Int) {
        var school = SampleSchool()
        for number in 1...units {
            var unit = Unit(id: UnitID("u\(number)"), name: "校", kind: .bureau)
            if number < units { unit.parent = Timeline(UnitID("u\(number + 1)")) }
            school.put(unit)
        }
        let lineage = school.regulations.lineage(of: UnitID("u1"), on: SampleSchool.day)
        #expect(Regulations.depthLimit == 32)
        #expect(lineage == (1...expected).map { UnitID("u\($0)") })
    }

    @Test("stages come in their order, predicates from the nearest scheme that has them")
    func stagesAndPredicates() throws {
        var school = SampleSchool()
        school.use(
            "bureau",
            ["predicate a where=x", "predicate b where=x", "stage s where=x"],
            for: SampleSchool.bureau
        )
        school.use("own", ["predicate a where=y", "stage young where=p", "stage old where=q"])
        let stages = try school.regulations.stages(for: SampleSchool.school, on: SampleSchool.day)
        #expect(stages.map(\.name) == ["young", "old"])
        func condition(_ name: String) throws -> String? {
            try school.regulations.predicate(
                name,
                for: SampleSchool.school,
                on: SampleSchool.day
            )?.condition
        }
        #expect(try condition("a") == "y")
        #expect(try condition("b") == "x")
        #expect(try condition("c") == nil)
    }

    @Test("without a scheme nothing is in force")
    func nothing() throws {
        let regulations = SampleSchool().regulations
        let (unit, day) = (SampleSchool.school, SampleSchool.day)
        #expect(try regulations.all(for: unit, on: day).isEmpty)
        #expect(try regulations.items(for: unit, on: day) == nil)
        #expect(try regulations.stages(for: unit, on: day).isEmpty)
        #expect(try regulations.inForce(.base, for: UnitID("nowhere"), on: day) == nil)
    }
}
