import Domain
import Grammar
import Schemes
import Support
import Testing

@Suite("targets of a class in a subject")
struct TargetsTests {
    /// One class's counts and the figures that follow: excellent rate, pass rate, mean.
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var grade = 3
        var full = 10_000
        var rules = SampleSchool.rules
        let counts: SampleSchool.Counts
        let verdicts: [Verdict]
        let shown: [Int?]
        let short: [Int?]

        init(
            _ name: String,
            _ counts: SampleSchool.Counts,
            _ verdicts: [Verdict],
            shown: [Int?],
            short: [Int?]
        ) {
            testDescription = name
            self.counts = counts
            self.verdicts = verdicts
            self.shown = shown
            self.short = short
        }

        func with(_ change: (inout Row) -> Void) -> Row {
            var row = self
            change(&row)
            return row
        }
    }

    private static let unmet = [Verdict](repeating: .notMet, count: 3)
    private static let met = [Verdict](repeating: .met, count: 3)
    private static let noData = [Verdict](repeating: .noData, count: 3)
    private static let none = [Int?](repeating: nil, count: 3)

    static let rows: [Row] = [
        Row(
            "case 95",
            .init(40, 40, 32, 38, 360_000),
            met,
            shown: [8_000, 9_500, 9_000],
            short: [0, 0, 0]
        ),
        Row(
            "case 97",
            .init(42, 42, 35, 41, 388_500),
            [.notMet, .notMet, .met],
            shown: [8_333, 9_762, 9_250],
            short: [1, 1, 0]
        ).with { $0.grade = 1 },
        Row(
            "case 97, one pupil more in each",
            .init(42, 42, 36, 42, 388_500),
            met,
            shown: [8_571, 10_000, 9_250],
            short: [0, 0, 0]
        ).with { $0.grade = 1 },
        Row(
            "case 98: a mean of 92",
            .init(100, 100, 90, 100, 920_000),
            met,
            shown: [9_000, 10_000, 9_200],
            short: [0, 0, 0]
        ).with { $0.grade = 1 },
        Row(
            "case 98: a mean of 91.99",
            .init(100, 100, 90, 100, 919_900),
            [.met, .met, .notMet],
            shown: [9_000, 10_000, 9_199],
            short: [0, 0, 100]
        ).with { $0.grade = 1 },
        Row(
            "§0.4: a mean of 89.9756, shown as 89.98",
            .init(41, 41, 41, 41, 368_900),
            [.met, .met, .notMet],
            shown: [10_000, 10_000, 8_998],
            short: [0, 0, 100]
        ),
        Row(
            "a mean that is shown as 90.00 and is below it",
            .init(300, 300, 300, 300, 2_699_999),
            [.met, .met, .notMet],
            shown: [10_000, 10_000, 9_000],
            short: [0, 0, 1]
        ),
        Row(
            "case 100: the absent are not counted",
            .init(40, 38, 31, 37, 345_000),
            met,
            shown: [8_158, 9_737, 9_079],
            short: [0, 0, 0]
        ),
        Row(
            "case 100: the absent count with 0 marks",
            .init(40, 38, 31, 37, 345_000),
            unmet,
            shown: [7_750, 9_250, 8_625],
            short: [1, 1, 15_000]
        ).with { $0.rules.append("base absent=zero") },
        Row(
            "case 101: grade 6 has no standard",
            .init(40, 40, 40, 40, 400_000),
            noData,
            shown: [10_000, 10_000, 10_000],
            short: none
        ).with { $0.grade = 6 },
        Row("nobody sat it", .init(40, 0, 0, 0, 0), noData, shown: none, short: none),
        Row(
            "nobody sat it and the absent count",
            .init(40, 0, 0, 0, 0),
            unmet,
            shown: [0, 0, 0],
            short: [32, 38, 360_000]
        ).with { $0.rules.append("base absent=zero") },
        Row(
            "a parameter that is unset",
            .init(40, 40, 40, 40, 400_000),
            [.met, .noData, .met],
            shown: [10_000, 10_000, 10_000],
            short: [0, nil, 0]
        ).with { $0.rules = ["standard grade=3 excellent=80% pass=unset mean=90"] },
        Row(
            "no scheme in force",
            .init(40, 40, 40, 40, 400_000),
            noData,
            shown: [10_000, 10_000, 10_000],
            short: none
        ).with { $0.rules = [] },
        Row(
            "a full mark of 120: the mean wanted is 108",
            .init(40, 40, 32, 38, 432_000),
            met,
            shown: [8_000, 9_500, 10_800],
            short: [0, 0, 0]
        ).with { $0.full = 12_000 },
        Row(
            "a full mark of 120: a hundredth below",
            .init(40, 40, 32, 38, 431_999),
            [.met, .met, .notMet],
            shown: [8_000, 9_500, 10_800],
            short: [0, 0, 1]
        ).with { $0.full = 12_000 },
        Row(
            "a full mark of 33.33: the mean of 29.997 is not rounded before it is compared",
            .init(100, 100, 80, 95, 299_970),
            met,
            shown: [8_000, 9_500, 3_000],
            short: [0, 0, 0]
        ).with { $0.full = 3_333 },
        Row(
            "a full mark of 33.33: a hundredth below",
            .init(100, 100, 80, 95, 299_969),
            [.met, .met, .notMet],
            shown: [8_000, 9_500, 3_000],
            short: [0, 0, 1]
        ).with { $0.full = 3_333 },
        Row(
            "the greatest full marks",
            .init(1_000, 1_000, 1_000, 1_000, 99_999_999_999_000),
            met,
            shown: [10_000, 10_000, 99_999_999_999],
            short: [0, 0, 0]
        ).with {
            $0.full = 99_999_999_999
            $0.rules = ["standard grade=3 excellent=1% pass=1% mean=1000000000 full=1000000000"]
        },
    ]

    @Test("figures, verdicts and what is short", arguments: rows)
    func figures(row: Row) throws {
        var school = SampleSchool()
        if !row.rules.isEmpty { school.use("hetu", row.rules) }
        school.add(row.counts, grade: try #require(Grade(row.grade)), full: row.full)
        let figures = try school.figures()
        #expect(figures.map(\.metric) == [.excellentRate, .passRate, .mean])
        #expect(figures.map(\.verdict) == row.verdicts)
        #expect(figures.map(\.shown) == row.shown)
        #expect(figures.map(\.short) == row.short)
        for figure in figures {
            #expect((figure.gap != nil) == (figure.verdict == .noData))
            #expect(figure.reasons.allSatisfy { !$0.english.isEmpty && !$0.chinese.isEmpty })
        }
    }

    @Test("a verdict is the exact comparison of two fractions", arguments: 1...10)
    func exactness(seed: UInt64) throws {
        var random = Generator(state: seed)
        for _ in 0..<20 {
            let full = Int.random(in: 1...20_000, using: &random)
            let count = Int.random(in: 1...60, using: &random)
            let mean = Int.random(in: 0...10_000, using: &random)
            let rate = Int.random(in: 0...10_000, using: &random)
            let near = mean * full * count / 10_000 + Int.random(in: -2...2, using: &random)
            let total = min(max(near, 0), full * count)
            let excellent = min(
                max(rate * count / 10_000 + Int.random(in: 0...1, using: &random), 0),
                count
            )
            var school = SampleSchool()
            let shares = "excellent=\(rate / 100).\(rate % 100 / 10)\(rate % 10)% pass=0%"
            let marks = "mean=\(mean / 100).\(mean % 100 / 10)\(mean % 10)"
            school.use("x", ["standard grade=3 \(shares) \(marks)"])
            let counts = SampleSchool.Counts(count, count, excellent, count, total)
            school.add(counts, grade: try #require(Grade(3)), full: full)
            let figures = try school.figures()
            let isExcellent = excellent * 10_000 >= rate * count
            #expect(figures[0].verdict == (isExcellent ? .met : .notMet))
            let isMean = total * 10_000 >= mean * full * count
            #expect(
                figures[2].verdict == (isMean ? .met : .notMet),
                "\(total) \(mean) \(full) \(count)"
            )
        }
    }

    @Test("without a paper or a result there are no figures")
    func missing() throws {
        var school = SampleSchool()
        school.use("hetu", SampleSchool.rules)
        let three = try #require(Grade(3))
        school.add(.init(40, 40, 32, 38, 360_000), grade: three)
        #expect(try school.figures("数学").isEmpty)
        school.remove(Paper.ID(test: SampleSchool.test("2024-10"), grade: three, subject: "语文"))
        #expect(try school.figures().isEmpty)
    }
}
