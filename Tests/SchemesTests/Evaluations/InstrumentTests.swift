import Domain
import Grammar
import Schemes
import Support
import Testing

@Suite("sheets by their instrument")
struct InstrumentTests {
    private static func instrument(_ rules: String...) throws -> Instrument {
        let text = (["scheme t name=样例"] + rules).joined(separator: "\n")
        return try #require(try ParsedScheme.parse(text, file: "t").instruments["f"])
    }

    @Test("case 91: 13, 22, 26, 17, 9 of 15, 25, 30, 20, 10 are 87")
    func case91() throws {
        let five = try Self.instrument(
            "instrument f for=lesson",
            "criterion f 一 max=15",
            "criterion f 二 max=25",
            "criterion f 三 max=30",
            "criterion f 四 max=20",
            "criterion f 五 max=10"
        )
        let marks = try ItemMarks.read("一:13 二:22,三:26；四:17、五:9", of: five)
        #expect(five.score(marks) == .total(Fraction(8_700, 1)))
        #expect(ItemMarks.text(marks, of: five) == "一:13 二:22 三:26 四:17 五:9")
        let half = five.score(try ItemMarks.read("一:13", of: five))
        #expect(half == .incomplete(["二", "三", "四", "五"]))
    }

    @Test(
        "what a missing item comes to is the scheme's",
        arguments: [("error", nil), ("renormalise", 8_000), ("zero", 4_000)] as [(String, Int?)]
    )
    func missing(policy: String, total: Int?) throws {
        let two = try Self.instrument(
            "instrument f for=lesson missing=\(policy)",
            "criterion f 一 max=50",
            "criterion f 二 max=50"
        )
        let score = two.score(try ItemMarks.read("一:40", of: two))
        #expect(score.total == total.map { Fraction($0, 1) })
    }

    @Test(
        "what an item that does not apply comes to is the item's",
        arguments: [("renormalise", 8_000), ("zero", 4_000), ("full", 9_000)]
    )
    func notApplicable(policy: String, total: Int) throws {
        let two = try Self.instrument(
            "instrument f for=lesson",
            "criterion f 一 max=50",
            "criterion f 二 max=50 na=\(policy)"
        )
        let score = two.score(try ItemMarks.read("一:40 二:na", of: two))
        #expect(score == .total(Fraction(total, 1)))
    }

    @Test("weights are exact, and a bonus comes on top and may be left out")
    func weights() throws {
        let three = try Self.instrument(
            "instrument f for=lesson",
            "criterion f 一 max=3 weight=50",
            "criterion f 二 max=7 weight=50",
            "criterion f 三 max=5 bonus=yes"
        )
        // 50·2/3 + 50·5/7 = 1450/21.
        let plain = three.score(try ItemMarks.read("一:2 二:5", of: three))
        #expect(plain == .total(Fraction(145_000, 21)))
        let more = three.score(try ItemMarks.read("一:2 二:5 三:5", of: three))
        #expect(more == .total(Fraction(145_000 + 500 * 21, 21)))
        #expect(three.range.least == 0 && three.range.most == 10_500)
    }

    @Test(
        "what no item takes is refused",
        arguments: [
            ("一:6", Refusal.Code.rule), ("一:4.5", .rule), ("一:na", .rule), ("二:1", .noEntity),
            ("一", .badArgument), ("一:x", .badArgument), ("一:5 一:5", .badArgument),
            ("", .badArgument),
        ]
    )
    func refused(text: String, code: Refusal.Code) throws {
        let one = try Self.instrument(
            "instrument f for=lesson",
            "criterion f 一 levels=5:好;4:中;2:差"
        )
        let refusal = #expect(throws: Refusal.self) { try ItemMarks.read(text, of: one) }
        #expect(refusal?.code == code)
    }

    @Test("case 92: from five observers the highest and the lowest are dropped, from four none")
    func case92() throws {
        let rule = try Self.instrument(
            "instrument f for=lesson score=trimmed",
            "criterion f 一 max=100"
        ).rule
        func combined(_ points: [Int]) -> Fraction? {
            rule.combined(points.map { (Fraction($0 * 100, 1), 1) })
        }
        #expect(combined([92, 88, 85, 90, 75]) == Fraction(26_300, 3))
        #expect(combined([92, 88, 85, 90]) == Fraction(8_875, 1))
        #expect(combined([]) == nil)
        let totals = [92, 88, 85, 90, 75].map { Fraction($0 * 100, 1) }
        #expect(rule.dropped(totals) == [0, 4])
        #expect(rule.dropped(Array(totals.prefix(4))).isEmpty)
    }

    @Test("median and weights")
    func methods() throws {
        let median = try Self.instrument(
            "instrument f for=lesson score=median",
            "criterion f 一 max=100"
        ).rule
        let values = [90, 70, 80, 85].map { (value: Fraction($0 * 100, 1), weight: 1) }
        #expect(median.combined(values) == Fraction(8_250, 1))
        #expect(median.combined(Array(values.prefix(3))) == Fraction(8_000, 1))
        let weighted = try Self.instrument(
            "instrument f for=lesson score=weighted weights=researcher:2,leader:3",
            "criterion f 一 max=100"
        ).rule
        #expect(weighted.weight(of: [.teacher]) == 1)
        #expect(weighted.weight(of: [.teacher, .researcher, .leader]) == 3)
        let two = [(value: Fraction(9_000, 1), weight: 2), (value: Fraction(6_000, 1), weight: 1)]
        #expect(weighted.combined(two) == Fraction(8_000, 1))
    }

    @Test("a total is compared unrounded: 89.996 is no 90")
    func cuts() throws {
        let rule = try Self.instrument(
            "instrument f for=lesson cuts=优:90,合格:60",
            "criterion f 一 max=100"
        ).rule
        #expect(rule.grade(of: Fraction(8_999_600, 1_000))?.name == "合格")
        #expect(rule.grade(of: Fraction(9_000, 1))?.name == "优")
        #expect(rule.grade(of: Fraction(5_999, 1)) == nil)
    }

    @Test(
        "the least and the most a total can be",
        arguments: [
            // Deductions, of which none is the best; what is left out counts 0; what is left out
            // scales up the rest, the least share of which is 一's.
            ("", "max=100 min=40", "bonus=yes levels=-5:一般;-10:严重", 3_000, 10_000),
            ("", "levels=5:好;1:差", "bonus=yes levels=-10:一般;-20:严重", -1_900, 500),
            ("missing=zero", "levels=5:好;1:差", "levels=5:好;1:差", 0, 1_000),
            ("missing=renormalise", "max=50", "min=40 max=50", 0, 10_000),
            ("missing=renormalise", "levels=5:好;1:差", "levels=5:好;1:差", 200, 1_000),
            ("", "min=10 max=50", "min=40 max=50 na=zero", 1_000, 10_000),
        ]
    )
    func range(policy: String, one: String, two: String, least: Int, most: Int) throws {
        let range = try Self.instrument(
            "instrument f for=lesson \(policy)",
            "criterion f 一 \(one)",
            "criterion f 二 \(two)"
        ).range
        #expect(range.least == least && range.most == most)
    }

    @Test("many sheets are scored as one by one, under every policy", arguments: 1...30)
    func scorer(seed: UInt64) throws {
        var random = Generator(state: seed)
        func any<Value>(_ values: [Value]) -> Value {
            values[Int.random(in: 0..<values.count, using: &random)]
        }
        let isWeighted = any([true, false])
        let missing = any(["error", "renormalise", "zero"])
        let items = (0..<Int.random(in: 1...9, using: &random)).map { number -> String in
            let weight = isWeighted ? " weight=\(any([5, 10, 12.5]))" : ""
            let na = any(["refused", "renormalise", "zero", "full"])
            let points = any(["levels=5:优;4:良;2:差", "max=10", "min=2.5 max=7.5", "max=3"])
            let bonus = number > 0 && any([0, 0, 1]) == 1 ? " bonus=yes" : ""
            if !bonus.isEmpty, !isWeighted, any([true, false]) {
                return "criterion f i\(number) levels=-5:一般;-10:严重 na=\(na) bonus=yes"
            }
            return "criterion f i\(number) \(points) na=\(na)\(weight)\(bonus)"
        }
        let text = (["scheme t name=样例", "instrument f for=lesson missing=\(missing)"] + items)
            .joined(separator: "\n")
        let instrument = try #require(try ParsedScheme.parse(text, file: "t").instruments["f"])
        let scorer = SheetScorer(instrument)
        let version = SchemeVersion.Key(scheme: SchemeID("t"), version: 1)
        for _ in 0..<300 {
            let marks = instrument.items.map { item -> Sheet.Mark in
                switch Int.random(in: 0..<8, using: &random) {
                case 0: .missing
                case 1: .notApplicable
                default: .points(Int.random(in: item.least...item.most, using: &random))
                }
            }
            let key = InstrumentKey(version: version, name: "f")
            let sheet = Sheet(instrument: key, marks: marks)
            let total = scorer.total(of: sheet)
            #expect(total == instrument.score(marks).total)
            if let points = total?.approximate {
                let (least, most) = instrument.range
                #expect(Double(least) <= points && points <= Double(most) + 0.001, "\(text)")
            }
        }
        let other = Sheet(instrument: InstrumentKey(version: version, name: "g"), marks: [])
        #expect(scorer.total(of: other) == nil)
    }
}
