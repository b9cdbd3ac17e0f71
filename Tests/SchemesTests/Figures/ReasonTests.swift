import Domain
import Grammar
import Schemes
import Testing

@Suite("every figure explains itself")
struct ReasonTests {
    private static func figures(
        _ rules: [String],
        excellent: Marks? = nil,
        sat: Int = 40
    ) throws -> [TargetFigure] {
        var school = SampleSchool()
        let three = try #require(Grade(3))
        if !rules.isEmpty { school.use("hetu", rules) }
        let counts = SampleSchool.Counts(41, sat, min(31, sat), min(38, sat), 90 * 100 * sat)
        school.add(counts, grade: three)
        let key = Paper.ID(test: SampleSchool.test("2024-10"), grade: three, subject: "语文")
        var paper = try #require(school.register.papers[key])
        paper.excellent = excellent
        school.put(paper)
        return try school.figures()
    }

    @Test("by its entry, base, line, arithmetic, standard and rule")
    func whole() throws {
        let rules = SampleSchool.rules + ["base absent=excluded origin=project"]
        let figures = try Self.figures(rules, excellent: Marks(hundredths: 8_500))
        #expect(
            figures[0].reasons.map(\.english) == [
                "entry: result hetu/2024-10/hetu-2022-1/语文 rev 1: on roll 41, sat 40, "
                    + "excellent 31, pass 38, total 3600",
                "base: the 40 who sat it; 1 absent are not counted (hetu@1, origin=project)",
                "line: excellent from 85 of 100, stored with the paper",
                "excellent-rate = 31 / 40 = 77.50% (shown to 2 places, half up; compared exactly)",
                "standard 80%: needs 32 pupils of 40; not met, 1 short",
                "evidence: too-thin; 95 % wilson interval [62.50, 87.68] (shixun's default); "
                    + "it turns with 1 more; the pupils are taken as a draw of many",
                "rule: hetu@1 line 3, H03; L640",
            ]
        )
        #expect(figures[2].reasons.count == 5, "a mean has no line")
        #expect(figures[2].reasons.map(\.chinese).contains("标准 90：40 人需 3600 分（总分）；达标"))
        #expect(figures.allSatisfy { $0.scheme == "hetu@1" })
    }

    @Test(
        "what is missing is said",
        arguments: [
            (["standard grade=1 mean=92"], 40, 0, "no data: no standard for grade 3"),
            ([], 40, 0, "no data: no standard for grade 3"),
            (["standard grade=3 mean=90"], 40, 0, "no data: excellent-rate is not set in hetu@1"),
            (SampleSchool.rules, 0, 2, "no data: nobody sat it"),
            (["standard grade=3 pass=1%"], 40, 2, "no data: mean is not set in hetu@1"),
        ]
    )
    func gaps(rules: [String], sat: Int, number: Int, reason: String) throws {
        let figure = try Self.figures(rules, sat: sat)[number]
        #expect(figure.verdict == .noData)
        #expect(figure.reasons.last?.english == reason)
    }

    @Test(
        "a default of the project's own is named where it is used",
        arguments: [
            ("line excellent=85% origin=project", "(hetu@1, a default of shixun's)"),
            ("line excellent=85%", "(hetu@1)"),
            ("line excellent=unset", "excellent is not set"),
            ("base absent=zero origin=project", "count with 0 marks (hetu@1, origin=project)"),
            ("base absent=zero", "count with 0 marks (hetu@1)"),
            ("items subjects=语文", "are not counted, shixun's default"),
        ]
    )
    func project(rule: String, expected: String) throws {
        let figure = try Self.figures([SampleSchool.rules[1], rule])[0]
        let said = figure.reasons.map(\.english).joined(separator: "\n")
        #expect(said.contains(expected))
    }

    @Test("a standard of the project's own says so")
    func projectStandard() throws {
        let figure = try Self.figures(["standard grade=3 excellent=1% origin=project"])[0]
        #expect(figure.reasons.last?.english == "rule: hetu@1 line 2; a default of shixun's own")
    }
}
