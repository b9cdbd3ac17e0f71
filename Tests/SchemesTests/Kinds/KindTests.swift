import Domain
import Grammar
import Notation
import Schemes
import Testing

@Suite("scheme statements: line, items, base, stage, predicate")
struct KindTests {
    @Test(
        "a line's shares, where given",
        arguments: [
            ("line excellent=85% good=75% pass=60% low=40%", [8_500, 7_500, 6_000, 4_000], []),
            (
                "line excellent=85% pass=60% good=unset low=unset", [8_500, nil, 6_000, nil],
                ["good", "low"]
            ),
            ("line", [nil, nil, nil, nil], ["excellent", "good", "pass", "low"]),
            ("分数线 优秀线=90% 科目=语文", [9_000, nil, nil, nil], ["good", "pass", "low"]),
        ] as [(String, [Int?], [String])]
    )
    func line(text: String, shares: [Int?], unset: [String]) throws {
        let rule = try SampleScheme.rule(text)
        guard case .line(let line) = rule else {
            Issue.record("another kind")
            return
        }
        let expected = shares.map { $0.map { Threshold.share(Percent(hundredths: $0)) } }
        #expect([line.excellent, line.good, line.pass, line.low] == expected)
        #expect(rule.unset.map(\.english) == unset)
        #expect(line.subject == (text.contains("语文") ? "语文" : nil))
    }

    @Test(
        "the items that count together: all three metrics unless given",
        arguments: [
            ("items subjects=语文,数学", ["语文", "数学"], Metric.allCases),
            ("items subjects=语文 metrics=mean,excellent-rate", ["语文"], [.mean, .excellentRate]),
            ("items subjects=语文 metrics=平均分", ["语文"], [.mean]),
            ("items subjects=语文 metrics=unset", ["语文"], Metric.allCases),
        ]
    )
    func items(text: String, subjects: [String], metrics: [Metric]) throws {
        guard case .items(let items) = try SampleScheme.rule(text) else {
            Issue.record("another kind")
            return
        }
        #expect(items.subjects == subjects)
        #expect(items.metrics == metrics)
    }

    @Test(
        "the base",
        arguments: [("excluded", .excluded), ("zero", .zero), ("计零分", .zero), ("不计", .excluded)]
            as [(String, RateBase.Absent)]
    )
    func base(text: String, expected: RateBase.Absent) throws {
        guard case .base(let base) = try SampleScheme.rule("base absent=\(text)") else {
            Issue.record("another kind")
            return
        }
        #expect(base.absent == expected)
    }

    @Test("a stage and a predicate keep their condition as it is written")
    func conditions() throws {
        let text = "where=\"teaching-age>=6 and teaching-age<=15\""
        guard case .stage(let stage) = try SampleScheme.rule("stage middle \(text) title=中年教师"),
            case .predicate(let predicate) = try SampleScheme.rule("predicate p \(text)")
        else {
            Issue.record("other kinds")
            return
        }
        #expect(stage.name == "middle" && stage.title == "中年教师")
        #expect(stage.condition == "teaching-age>=6 and teaching-age<=15")
        #expect(predicate.name == "p" && predicate.condition == stage.condition)
        guard case .stage(let bare) = try SampleScheme.rule("stage young \(text)") else { return }
        #expect(bare.title == nil)
    }

    @Test(
        "what a rule cannot do without is refused when it is missing or unset",
        arguments: [
            ("items", .arity), ("items subjects=", .badArgument),
            ("items subjects=unset", .badArgument),
            ("items subjects=a,a", .badArgument), ("items subjects=a metrics=x", .badArgument),
            ("base", .arity), ("base absent=", .badArgument), ("base absent=half", .badArgument),
            ("stage", .arity), ("stage a", .arity), ("stage a where=", .badArgument),
            ("stage \"\" where=x", .badArgument), ("stage unset where=x", .badArgument),
            ("predicate a", .arity), ("predicate a where=未定", .badArgument),
            ("line excellent=x", .badArgument), ("line 85%", .badArgument),
        ] as [(String, Refusal.Code)]
    )
    func refused(text: String, code: Refusal.Code) {
        let refusal = #expect(throws: Refusal.self) { try SampleScheme.rule(text) }
        #expect(refusal?.code == code)
    }

    @Test("two schemes in force share titles, predicates, instruments and credits")
    func exclusive() {
        let shared = RuleKind.allCases.filter { !$0.isExclusive }
        #expect(shared == [.title, .predicate, .instrument, .criterion, .credit])
    }
}
