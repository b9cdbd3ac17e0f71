import Domain
import Grammar
import Support
import Testing

@testable import Commands

@Suite("completion")
struct CompletionTests {
    private func texts(_ line: String, cursor: Int? = nil, of process: InProcess) -> [String] {
        candidates(line, cursor: cursor, of: process).map(\.text)
    }

    private func candidates(
        _ line: String,
        cursor: Int? = nil,
        of process: InProcess
    ) -> [Completion.Candidate] {
        Completion(line: line, cursor: cursor, context: process.context(role: .reader)).candidates
    }

    @Test("inside quotes the candidate is quoted and begins at the quote")
    func quotes() throws {
        let process = try InProcess.fixture()
        let found = candidates("teacher show \"张", of: process)
        #expect(found.map(\.text) == ["\"张敏\""])
        #expect(found.map(\.start) == [13])
        let named = candidates("class set 三1 homeroom=\"王", of: process)
        #expect(named.map(\.text) == ["\"王磊\""])
        #expect(named.map(\.start) == [22])
    }

    @Test("positions count scalars, also behind Chinese words")
    func positions() throws {
        let process = try InProcess.fixture()
        #expect(candidates("教师 查看 李", of: process).map(\.start) == [6])
        #expect(candidates("教师　查看　李", of: process).map(\.text) == ["李娜"])
    }

    @Test("a cursor past the end, before the beginning or in the middle of a word")
    func cursor() throws {
        let process = try InProcess.fixture()
        #expect(texts("teacher show T01", cursor: 99, of: process) == ["T014", "T015"])
        #expect(texts("teacher show T014 asof=2024-10-01", cursor: 15, of: process).count == 4)
        #expect(!texts("teacher show", cursor: -4, of: process).isEmpty)
        // What stands behind the cursor is given already.
        #expect(!texts("teacher list  asof=2024-10-01", cursor: 13, of: process).contains("asof="))
    }

    @Test("a name leads to the key: further on, with gaps, or shared by several")
    func fuzzy() throws {
        let process = try InProcess.fixture()
        #expect(texts("teacher show 敏", of: process) == ["T001"])
        #expect(texts("unit show 河小", of: process) == ["hetu"])
        #expect(texts("unit show 小学", of: process) == ["hetu", "spare"])
        #expect(texts("teacher show t00", of: process) == ["T001"])
        let line = "teacher add T100 name=张敏 unit=spare"
        #expect((try? process.outcome(of: line).get()) != nil)
        let found = candidates("teacher show 张", of: process)
        #expect(found.map(\.text) == ["T001", "T100"])
        #expect(found.map(\.note) == ["张敏 河图小学", "张敏 新华小学"])
    }

    @Test("classes by their printed name, papers by their test")
    func classes() throws {
        let process = try InProcess.fixture()
        #expect(texts("targets show class=三", of: process) == ["三1", "三2"])
        #expect(texts("class show 三（1", of: process) == ["三（1）班"])
        #expect(
            texts("paper show het", of: process) == [
                "hetu/2024-10/", "hetu/2024-11/", "hetu/2024-12/", "hetu/2024-final/",
                "hetu/2024-mid/",
            ]
        )
        #expect(texts("paper show hetu/2024-11/", of: process) == ["hetu/2024-11/3/语文"])
    }

    @Test("fields of show=, sort=, by=: the last of the list, none twice, - before one that sorts")
    func fields() throws {
        let process = try InProcess.fixture()
        #expect(texts("unit list show=na", of: process) == ["name"])
        #expect(texts("unit list show=id,na", of: process) == ["id,name"])
        #expect(texts("unit list show=名", of: process) == ["名称"])
        #expect(!texts("unit list show=id,", of: process).contains("id,id"))
        #expect(texts("unit list sort=-na", of: process) == ["-name"])
        #expect(texts("unit list sort=kind,-na", of: process) == ["kind,-name"])
        #expect(texts("unit list by=-na", of: process).isEmpty)
        #expect(texts("unit show hetu show=ki", of: process) == ["kind"])
        #expect(candidates("unit list show=na", of: process).map(\.note) == ["名称"])
    }

    @Test(
        "inside a condition: fields, tests, values, named conditions, joints",
        arguments: [
            ("cat", ["\"category"]), ("\"cat", ["\"category"]),
            ("\"age<=35 and cat", ["\"age<=35 and category"]),
            ("\"(cat", ["\"(category"]), ("\"not cat", ["\"not category"]),
            ("\"category=ba", ["\"category=backbone"]), ("\"教师类别=骨", ["\"教师类别=骨干"]),
            ("\"category in (ba", ["\"category in (backbone"]),
            ("\"category in (young,ba", ["\"category in (young,backbone"]),
            ("\"category in (young", ["\"category in (young"]),
            ("\"category in (young ", ["\"category in (young ,", "\"category in (young )"]),
            ("\"category is", ["\"category is unset", "\"category is set"]),
            ("\"category in", ["\"category in ("]), ("\"category in ", ["\"category in ("]),
            ("\"category is ", ["\"category is unset", "\"category is set"]),
            ("\"category is uns", ["\"category is unset"]),
            ("\"unit=het", ["\"unit=hetu"]), ("\"unit=河图", ["\"unit=河图小学"]),
            ("\"unit='河图", ["\"unit=河图小学"]),
            ("\"age<=35 ", ["\"age<=35 and", "\"age<=35 or"]),
            ("\"(age<=35 ", ["\"(age<=35 and", "\"(age<=35 or", "\"(age<=35 )"]),
            ("\"(age<=35) ", ["\"(age<=35) and", "\"(age<=35) or"]),
            ("\"category is unset a", ["\"category is unset and"]), ("\"within-4", ["\"within-40"]),
            ("\"within-40 ", ["\"within-40 and", "\"within-40 or"]), ("\"age age", []),
            ("\"age<=35 age", []), ("\"age<=", []), ("\"age!", []), ("\"nonsense=", []),
            ("\"category=backbone) ", []),
        ] as [(String, [String])]
    )
    func conditions(_ typed: String, _ expected: [String]) throws {
        let process = try InProcess.fixture()
        #expect(texts("teacher list where=\(typed)", of: process) == expected)
    }

    @Test("a condition's candidates: what may begin one, tests behind a whole field")
    func conditionBeginnings() throws {
        let process = try InProcess.fixture()
        let all = texts("teacher list where=", of: process)
        #expect(all.contains("\"age") && all.contains("\"within-40") && all.contains("\"not"))
        #expect(!texts("unit list where=", of: process).contains("\"within-40"))
        let tests = texts("teacher list where=\"category ", of: process)
        #expect(tests.contains("\"category =") && tests.contains("\"category is unset"))
        let whole = texts("teacher list where=\"category", of: process)
        #expect(whole.contains("\"category=") && whole.contains("\"category in ("))
        let starts = candidates("teacher list where=\"category=ba", of: process).map(\.start)
        #expect(starts == [19])
    }

    @Test("the last item of a list of values is completed")
    func items() throws {
        let process = try InProcess.fixture()
        let found = texts("subscribe topics=unit,pers", of: process)
        #expect(found == ["unit,person"])
    }

    @Test("100,000 names, hostile lines: no more than the limit, and soon")
    func many() throws {
        let process = try InProcess.fixture()
        for number in 0..<100_000 {
            let name = "张" + String(UnicodeScalar(UInt32(0x4E00 + number % 5_000)) ?? "一")
            let person = Person(id: PersonID("X\(number)"), name: name, unit: UnitID("hetu"))
            process.register.apply(.person(Revised(before: nil, after: person)))
        }
        let long = String(repeating: "(.*)*", count: 13_000)
        let lines = [
            "teacher show ", "teacher show X", "teacher show X9999", "teacher show 张",
            "teacher list where=\"unit=", "teacher list where=\"unit=河", "teacher list where=\"",
            "teacher list where=\"(((" + long, "teacher list show=" + long,
            "teacher show 张一", "teacher show 张张张张", "teacher show ghost", "teacher show \"张",
            "教师 查看 ." + long, long, "teacher show e\u{301}",
        ]
        let clock = ContinuousClock()
        var times: [Duration] = []
        for line in lines {
            for _ in 0..<5 {
                times.append(
                    clock.measure {
                        #expect(candidates(line, of: process).count <= Completion.limit)
                    }
                )
            }
        }
        // Without optimisation and beside other tests; the release figure is scripts/bench's.
        let median = times.sorted()[times.count / 2]
        #expect(median < .milliseconds(50), "\(times.max() ?? .zero)")
    }

    @Test("labels of one command: the same name may mean another thing")
    func labels() throws {
        let process = try InProcess.fixture()
        #expect(process.lines(of: "labels line=\"teacher list\"").contains("=name\t姓名\tname"))
        #expect(process.lines(of: "labels line=\"unit list\"").contains("=name\t名称\tname"))
        #expect(
            process.lines(of: "labels line=nonsense") == [
                ":name:text\tzh:text\ten:text", "+OK rows=0",
            ]
        )
    }
}
