import Domain
import Grammar
import Schemes
import Testing

@Suite("items that count together, and their sum over tests")
struct ScoreTests {
    private static let met = SampleSchool.Counts(40, 40, 32, 38, 360_000)
    /// One pupil short of the excellent rate.
    private static let fiveOfSix = SampleSchool.Counts(40, 40, 31, 38, 360_000)

    private static func three() throws -> Grade { try #require(Grade(3)) }

    private static func school(_ rules: [String] = SampleSchool.rules) -> SampleSchool {
        var school = SampleSchool()
        if !rules.isEmpty { school.use("hetu", rules) }
        return school
    }

    private static func score(
        _ school: SampleSchool,
        _ test: String = "2024-10"
    ) throws -> Targets.Score? {
        try school.targets.score(of: SampleSchool.classID, in: SampleSchool.test(test))
    }

    @Test("six items are three metrics of two subjects, another subject is outside")
    func six() throws {
        var school = Self.school()
        for subject in ["英语", "数学", "语文"] {
            school.add(Self.met, grade: try Self.three(), subject: subject)
        }
        let score = try #require(try Self.score(school))
        #expect(score.met == 6 && score.possible == 6)
        #expect(score.items.map(\.subject) == ["语文", "语文", "语文", "数学", "数学", "数学"])
        #expect(score.items.prefix(3).map(\.metric) == Metric.allCases)
        #expect(score.scheme == "hetu@1" && score.grade.number == 3)
    }

    @Test("a subject without a result has items without figures, which do not count")
    func missingSubject() throws {
        var school = Self.school()
        school.add(Self.fiveOfSix, grade: try Self.three())
        let score = try #require(try Self.score(school))
        #expect(score.met == 2 && score.possible == 3)
        #expect(score.items.map { $0.figure != nil } == [true, true, true, false, false, false])
    }

    @Test("a grade without a standard has no items that count")
    func noStandard() throws {
        var school = Self.school()
        school.add(Self.met, grade: try #require(Grade(6)))
        let score = try #require(try Self.score(school))
        #expect(score.met == 0 && score.possible == 0)
    }

    @Test("a scheme chooses its metrics")
    func metrics() throws {
        let rules = [SampleSchool.rules[1], "items subjects=语文 metrics=mean"]
        var school = Self.school(rules)
        school.add(Self.fiveOfSix, grade: try Self.three())
        let score = try #require(try Self.score(school))
        #expect(score.items.map(\.metric) == [.mean])
        #expect(score.met == 1 && score.possible == 1)
    }

    @Test("without a rule about items those sat count, by name")
    func noItems() throws {
        var school = Self.school([SampleSchool.rules[1]])
        for subject in ["语文", "数学"] {
            school.add(Self.met, grade: try Self.three(), subject: subject)
        }
        let score = try #require(try Self.score(school))
        #expect(score.items.map(\.subject) == ["数学", "数学", "数学", "语文", "语文", "语文"])
        #expect(score.possible == 6 && score.scheme == nil)
    }

    @Test("a class that sat nothing has no score")
    func nothing() throws {
        #expect(try Self.score(Self.school()) == nil)
        var school = Self.school()
        school.add(Self.met, grade: try Self.three(), test: "2024-11")
        #expect(try Self.score(school) == nil)
    }

    @Test("case 103: 6/6, 5/6 and 6/6 are 17/18; a test not held adds nothing")
    func accumulated() throws {
        var school = Self.school()
        for (test, counts) in [("03", Self.met), ("04", Self.fiveOfSix), ("05", Self.met)] {
            school.add(counts, grade: try Self.three(), subject: "语文", test: test)
            school.add(Self.met, grade: try Self.three(), subject: "数学", test: test)
        }
        let tests = ["03", "04", "05", "06"].map(SampleSchool.test)
        let sum = try school.targets.accumulation(of: SampleSchool.classID, over: tests)
        #expect(sum.tests == 3 && sum.met == 17 && sum.possible == 18)
        #expect(
            sum.parts.map { "\($0.test.name) \($0.met)/\($0.possible)" } == [
                "03 6/6", "04 5/6", "05 6/6",
            ]
        )
        #expect(Fraction(sum.met * 100, sum.possible).rounded(places: 2) == 9_444)
        let none = try school.targets.accumulation(of: ClassID("other"), over: tests)
        #expect(none.tests == 0 && none.met == 0 && none.possible == 0)
    }
}
