import Domain
import Grammar
import Schemes
import Testing

@Suite("a scheme's text is read, all or nothing")
struct ParsedSchemeTests {
    @Test("every kind of rule is read, with its line", arguments: ["\n", "\r\n"])
    func everyKind(end: String) throws {
        let lines = [
            "# 注释", "", "scheme hetu name=河图方案 source=\"001 篇7\"", "\t# 空行之后",
            "standard grade=3 excellent=80% pass=95% mean=90 source=H03",
            "line excellent=85% pass=60% origin=project", "items subjects=语文,数学",
            "base absent=excluded", "stage young where=\"teaching-age<=5\" title=青年",
            "predicate p where=\"age<=35\"", "deviation by=n-1", "index S pass=50% score=45%",
            "progress measure=points", "owner by=paper-day", "dossier closing=pass",
            "bonus rise=5 points=1", "evidence rates=wilson", "instrument five for=lesson",
            "criterion five 一 max=15", "observing focus=required",
            "quota all term=16 where=\"age<=35\"", "leader-rounds collective=monday",
            "examination 期中 in=4", "cycle by=calendar", "",
        ]
        let scheme = try ParsedScheme.parse(lines.joined(separator: end), file: "hetu.scheme")
        #expect(scheme.title.id == "hetu" && scheme.title.name == "河图方案")
        #expect(scheme.title.source == RuleSource(source: "001 篇7", origin: .source, line: 3))
        let kinds: [RuleKind] = [
            .standard, .line, .items, .base, .stage, .predicate, .deviation, .index, .progress,
            .owner, .dossier, .bonus, .evidence, .instrument, .criterion, .observing, .quota,
            .rounds, .examination, .credit,
        ]
        #expect(scheme.rules.map(\.kind) == kinds)
        #expect(scheme.rules.map(\.source.line) == Array(5...24))
        #expect(scheme.kinds == Set(RuleKind.allCases).subtracting([.title]))
        #expect(scheme.rules[0].source == RuleSource(source: "H03", origin: .source, line: 5))
        #expect(scheme.rules[1].source == RuleSource(source: nil, origin: .project, line: 6))
    }

    @Test("words and parameters may be Chinese")
    func chinese() throws {
        let text = "方案 hetu 名称=河图\n标准 年级=三 优秀率=80% 来源=项目默认 依据=甲\n基数 缺考=计零分"
        let scheme = try ParsedScheme.parse(text, file: "x")
        #expect(scheme.rules.map(\.kind) == [.standard, .base])
        #expect(scheme.rules[0].source == RuleSource(source: "甲", origin: .project, line: 2))
    }

    @Test(
        "a fault is told with file, line and column",
        arguments: [
            ("scheme t name=x\nstandard grade=13", .badArgument, 2, 16),
            ("scheme t name=x\n\n  standard grade=3 excellent=\"8 %\"", .badArgument, 3, 31),
            ("scheme t name=x\n标准 年级=3 优秀率=x", .badArgument, 2, 13),
            ("scheme t name=x\r\nstandard grade=3\r\nbase absent=x\r\n", .badArgument, 3, 13),
            ("scheme t name=x\nstandard excellent=80%", .arity, 2, 1),
            ("scheme t name=x\nstandard grade=unset", .badArgument, 2, 16),
            ("scheme t name=x\nstandard grade=3 grade=3", .badArgument, 2, 18),
            ("scheme t name=x\nstandard grade=3 year=3", .badArgument, 2, 18),
            ("scheme t name=x\nstandrad grade=3", .unknown, 2, 1),
            ("scheme t name=x\n  get a", .unknown, 2, 3),
            ("scheme t name=x\nbase absent=\"x", .syntax, 2, 13),
            ("scheme t name=x\nbase absent=zero origin=own", .badArgument, 2, 25),
            ("scheme t name=x\nbase absent=zero source=\"a\\nb\"", .badArgument, 2, 26),
            ("scheme t name=x\nstandard grade=3 mean=90 full=80", .rule, 2, 1),
            ("scheme t/x name=x", .badArgument, 1, 1),
            ("scheme t", .arity, 1, 1),
            ("scheme t name=", .badArgument, 1, 15),
            ("scheme", .arity, 1, 1),
            ("scheme t name=x\nscheme u name=x", .rule, 2, 1),
            ("base absent=zero\nscheme t name=x", .rule, 1, 1),
            ("", .badArgument, 1, 1),
            ("# 只有注释\n\n", .badArgument, 3, 1),
        ] as [(String, Refusal.Code, Int, Int)]
    )
    func fault(text: String, code: Refusal.Code, line: Int, column: Int) throws {
        let refusal = #expect(throws: Refusal.self) {
            try ParsedScheme.parse(text, file: SampleScheme.file)
        }
        #expect(refusal?.code == code)
        let place = "t.scheme:\(line):\(column)"
        #expect(refusal?.message.english.hasPrefix("\(place): ") == true)
        #expect(refusal?.message.chinese.hasPrefix("\(place)：") == true)
        let details = ["file t.scheme", "line \(line)", "column \(column)"]
        #expect(refusal?.details.suffix(3).map { "\($0.key) \($0.value)" } == details)
    }

    @Test("a hint survives")
    func hint() {
        let refusal = #expect(throws: Refusal.self) {
            try ParsedScheme.parse("scheme t name=x\nstandrad grade=3", file: "t")
        }
        #expect(refusal?.hint == "standard")
    }

    @Test(
        "no scheme says a thing twice",
        arguments: [
            ("standard grade=3", "standard grade=三 pass=1%", true),
            ("standard grade=3", "standard grade=4", false),
            ("standard grade=3", "standard grade=3 subject=语文", false),
            ("standard grade=3 subject=语文", "standard grade=3 subject=语文", true),
            ("line pass=60%", "line low=40%", true),
            ("line pass=60%", "line pass=60% subject=语文", false),
            ("items subjects=a", "items subjects=b", true),
            ("base absent=zero", "base absent=excluded", true),
            ("stage a where=x", "stage a where=y", true),
            ("stage a where=x", "stage b where=x", false),
            ("predicate a where=x", "predicate a where=x", true),
            ("predicate a where=x", "stage a where=x", false),
        ]
    )
    func twice(first: String, second: String, isRefused: Bool) throws {
        let text = SampleScheme.text(first, "", second)
        guard isRefused else {
            #expect(try ParsedScheme.parse(text, file: "t").rules.count == 2)
            return
        }
        let refusal = #expect(throws: Refusal.self) { try ParsedScheme.parse(text, file: "t") }
        #expect(refusal?.code == .rule)
        #expect(refusal?.message.english.hasPrefix("t:4:1: line 2 has already said this") == true)
    }

    @Test("a scheme has at most 10000 rules")
    func ruleLimit() throws {
        let rules = (1...ParsedScheme.ruleLimit).map { "stage s\($0) where=x" }
        let text = SampleScheme.text(rules.joined(separator: "\n"))
        #expect(try ParsedScheme.parse(text, file: "t").rules.count == 10_000)
        let refusal = #expect(throws: Refusal.self) {
            try ParsedScheme.parse(text + "\nbase absent=zero", file: "t")
        }
        #expect(refusal?.code == .tooBig)
        #expect(refusal?.details.contains(Refusal.Detail("line", "10002")) == true)
    }

    @Test("the examples of every kind are read", arguments: 0..<RuleDeclaration.all.count)
    func examples(number: Int) throws {
        let declaration = RuleDeclaration.all[number]
        #expect(!declaration.spec.examples.isEmpty)
        for example in declaration.spec.examples {
            let word = declaration.spec.words[0].english
            // An instrument and its items stand only together.
            let text =
                switch word {
                case "scheme": example
                case "instrument": SampleScheme.text(example, "criterion lesson 甲 max=5")
                case "criterion": SampleScheme.text("instrument lesson for=lesson", example)
                case "substitution":
                    SampleScheme.text(
                        "cycle by=calendar",
                        "minimum 专业必修 credits=1",
                        "minimum 选修 credits=1",
                        example
                    )
                case "cycle": SampleScheme.text(example)
                case "own-cycle": SampleScheme.text("cycle by=calendar years=5", example)
                default:
                    declaration.isOfCredits
                        ? SampleScheme.text("cycle by=calendar", example)
                        : SampleScheme.text(example)
                }
            let scheme = try ParsedScheme.parse(text, file: "t")
            let found = scheme.rules.map(\.word).filter { $0 == word }
            #expect(found == (word == "scheme" ? [] : [word]))
        }
    }

    @Test("a stored version is read once, and a broken one names its file")
    func book() throws {
        let book = SchemeBook()
        let key = SchemeVersion.Key(scheme: SchemeID("t"), version: 1)
        func version(_ digest: String, _ text: String) -> SchemeVersion {
            SchemeVersion(id: key, file: "b.scheme", digest: digest, text: text)
        }
        let good = SampleScheme.text("base absent=zero")
        #expect(try book.scheme(version("d1", good)).rules.count == 1)
        #expect(try book.scheme(version("d1", "broken")).rules.count == 1, "known by its digest")
        let refusal = #expect(throws: Refusal.self) { try book.scheme(version("d2", "broken")) }
        #expect(refusal?.details.contains(Refusal.Detail("file", "b.scheme")) == true)
        #expect(try book.scheme(version("d2", good)).rules.count == 1, "a refusal is not kept")
    }
}

extension RuleDeclaration {
    /// Whether it is a statement about hours and credits, which need a cycle.
    fileprivate var isOfCredits: Bool {
        CreditRule.declarations.contains { $0.spec.words == spec.words }
    }
}
