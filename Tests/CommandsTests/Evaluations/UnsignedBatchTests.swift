import Grammar
import Testing

/// What fills a batch of forms that name nobody, and what of a batch is told.
@Suite("a batch of forms that name nobody is of as many answers as it says")
struct UnsignedBatchTests {
    /// A course of 10-08 and `few`, about which nothing may be missing; this is 2024-11-01.
    private static func process() throws -> InProcess {
        let process = try InProcess.fixture()
        let few =
            "scheme few name=例\\ninstrument few for=trainee missing=error anonymous=yes"
            + "\\ncriterion few 一 levels=\\\"2:好;1:差\\\"\\ncriterion few 二 levels=\\\"2:好;1:差\\\""
            + "\\ninstrument found for=inspection anonymous=yes"
            + "\\ncriterion found 常规 levels=\\\"2:好;1:差\\\""
        for line in [
            "activity add id=AC-K kind=course unit=hetu on=2024-10-08",
            "scheme load few text=\"\(few)\"", "scheme use few unit=hetu from=2024-09-01",
            "unit add yuan name=远望小学 kind=primary parent=daoli grades=1..6",
            "scheme use few unit=yuan from=2024-09-01",
        ] {
            record(line, process)
        }
        return process
    }

    private static func record(
        _ line: String,
        _ process: InProcess,
        _ role: Role = .admin
    ) {
        if case .failure(let refusal) = process.outcome(of: line, role: role) {
            Issue.record("\(line): \(refusal)")
        }
    }

    private static func course(
        _ id: String,
        _ items: String,
        entered: String = "2024-10-10",
        _ process: InProcess,
        _ role: Role = .admin
    ) {
        record(
            "evaluation add id=\(id) instrument=course activity=AC-K on=2024-10-09 "
                + "entered=\(entered) items=\"\(items)\"",
            process,
            role
        )
    }

    private static func few(
        _ id: String,
        _ items: String,
        on day: String = "2024-10-08",
        entered: String = "2024-10-12",
        _ process: InProcess
    ) {
        record(
            "evaluation add id=\(id) instrument=few teacher=T001 on=\(day) entered=\(entered) "
                + "items=\"\(items)\"",
            process
        )
    }

    /// Forms, answers and mean of each item that has a row.
    private static func rows(
        _ question: String,
        _ process: InProcess,
        _ role: Role = .reader
    ) -> [String: [String]] {
        var rows: [String: [String]] = [:]
        for line in process.lines(of: question, role: role) where line.hasPrefix("=") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            rows[String(cells[3])] = cells[4...6].map(String.init)
        }
        return rows
    }

    @Test("forms of one's own that may be rolled back fill no batch up")
    func staged() throws {
        let process = try Self.process()
        Self.course("EV-X", "内容实用:1 讲授清楚:2", process)
        process.durable = process.register
        for number in 1...4 { Self.course("EV-Z\(number)", "内容实用:5", process, .recorder) }
        let report = "evaluation report activity=AC-K explain"
        for role in [Role.reader, .recorder, .approver] {
            let lines = process.lines(of: report, role: role)
            #expect(!lines.contains { $0.hasPrefix("=") || $0.hasPrefix("|") }, "\(lines)")
            #expect(lines.contains { $0.contains("this transaction changes") }, "\(lines)")
            let rank = process.lines(of: "evaluation rank instrument=course", role: role)
            #expect(!rank.contains { $0.hasPrefix("=") }, "\(rank)")
        }
        #expect(Self.rows(report, process, .admin)["内容实用"] == ["5", "5", "4.20"])
        process.durable = nil
        #expect(Self.rows(report, process)["内容实用"] == ["5", "5", "4.20"])
    }

    @Test("nor does one that is removed and rolled back open one")
    func stagedRemoval() throws {
        let process = try Self.process()
        for number in 1...5 { Self.course("EV-\(number)0", "内容实用:4", process) }
        Self.course("EV-60", "内容实用:1", process)
        let report = "evaluation report activity=AC-K"
        let before = Self.rows(report, process)
        #expect(before["内容实用"] == ["6", "6", "3.50"])
        process.durable = process.register
        Self.record("evaluation remove EV-60", process)
        #expect(Self.rows(report, process, .approver) == before)
        #expect(Self.rows(report, process, .admin)["内容实用"] == ["5", "5", "4.00"])
    }

    @Test("incomplete forms come with a batch and fill none")
    func incomplete() throws {
        let process = try Self.process()
        Self.few("EV-S1", "一:1 二:2", process)
        for number in 2...5 { Self.few("EV-S\(number)", "一:2", process) }
        let (report, rank) = ("evaluation report teacher=T001", "evaluation rank instrument=few")
        for question in [report, rank] {
            let lines = process.lines(of: question, role: .recorder)
            #expect(!lines.contains { $0.hasPrefix("=") }, "\(lines)")
        }
        for number in 6...8 { Self.few("EV-S\(number)", "一:2 二:2", process) }
        #expect(Self.rows(report, process).isEmpty)
        Self.few("EV-S9", "一:2 二:2", process)
        #expect(Self.rows(report, process)["一"] == ["5", "5", "1.80"])
        let lines = process.lines(of: report, role: .reader)
        #expect(lines.contains { $0.contains("4 forms incomplete") }, "\(lines)")
        let ranked = process.lines(of: rank, role: .reader)
        #expect(ranked.contains { $0.hasPrefix("=1\tT001\tfew@1/few\t5\t3.80") }, "\(ranked)")
    }

    @Test("an item that one of five answered has no mean; it waits for four others")
    func items() throws {
        let process = try Self.process()
        Self.course("EV-10", "内容实用:5 讲授清楚:4", process)
        for number in 2...5 { Self.course("EV-\(number)0", "讲授清楚:4", process) }
        let report = "evaluation report activity=AC-K"
        #expect(Self.rows(report, process)["讲授清楚"] == ["5", "5", "4.00"])
        #expect(Self.rows(report, process)["内容实用"] == ["5", "0", "\\N"])
        let lines = process.lines(of: report, role: .reader)
        let why = lines.filter { $0.contains("answers are told 5 or more together") }
        #expect(why.count == 1 && why[0].contains("\t内容实用\t"), "\(lines)")
        #expect(Self.rows(report, process, .admin)["内容实用"] == ["5", "1", "5.00"])
        // Five more, of which four answer it: five answers in two batches.
        for number in 1...4 {
            Self.course("EV-7\(number)", "内容实用:1 讲授清楚:4", entered: "2024-10-11", process)
        }
        Self.course("EV-75", "讲授清楚:4", entered: "2024-10-11", process)
        #expect(Self.rows(report, process)["内容实用"] == ["10", "5", "1.80"])
    }

    @Test("one comment of five waits too; of a big tally an item that few answered")
    func comments() throws {
        let process = try Self.process()
        for number in 1...5 { Self.course("EV-\(number)0", "内容实用:4", process) }
        Self.record("evaluation correct EV-10 comment=多举例 reason=补录", process)
        let report = "evaluation report activity=AC-K explain"
        let lines = process.lines(of: report, role: .reader)
        #expect(lines.contains { $0.hasPrefix("|") })
        #expect(!lines.joined().contains("多举例"), "\(lines)")
        #expect(process.lines(of: report).joined().contains("多举例"))
        Self.record(
            "evaluation tally id=EV-T instrument=parents class=三1 on=2024-10-30 forms=36 "
                + "comment=合计 counts=\"总体满意:5=30,4=6 家校沟通:1=4 师德师风:5=5\"",
            process
        )
        let parents = "evaluation report instrument=parents"
        let rows = Self.rows(parents, process)
        #expect(rows["家校沟通"] == ["36", "0", "\\N"] && rows["师德师风"]?[1] == "5", "\(rows)")
        #expect(Self.rows(parents, process, .admin)["家校沟通"] == ["36", "4", "1.00"])
        let shown = "evaluation list show=id,counts,comment where=forms=36"
        let told = process.lines(of: shown, role: .reader)
        #expect(told.contains("=EV-T\t师德师风:5=5 总体满意:5=30,4=6\t合计"), "\(told)")
        #expect(process.lines(of: shown).joined().contains("家校沟通:1=4"))
    }

    @Test("of some units whole batches are told: no two reports differ by one form")
    func units() throws {
        let process = try Self.process()
        for number in 1...5 { Self.few("EV-V\(number)", "一:2 二:2", process) }
        Self.record("teacher transfer T001 to=yuan on=2024-10-10", process)
        Self.few("EV-V6", "一:1 二:1", on: "2024-10-11", process)
        let report = "evaluation report teacher=T001"
        #expect(Self.rows(report, process)["一"]?.first == "6")
        #expect(Self.rows(report + " unit=hetu", process).isEmpty)
        #expect(Self.rows(report + " unit=hetu", process, .admin)["一"]?.first == "5")
        let held = process.lines(of: report + " unit=hetu", role: .reader)
        #expect(held.contains { $0.contains("few is anonymous") }, "\(held)")
        let rank = "evaluation rank instrument=few unit=hetu"
        #expect(!process.lines(of: rank, role: .reader).contains { $0.hasPrefix("=") })
        #expect(process.lines(of: rank).contains { $0.hasPrefix("=1\tT001\tfew@1/few\t5\t") })
        // A batch of that school alone is told to who asks for it.
        for number in 1...5 {
            Self.few("EV-W\(number)", "一:1 二:1", on: "2024-10-11", entered: "2024-10-13", process)
        }
        #expect(Self.rows(report + " unit=yuan", process)["一"] == ["5", "5", "1.00"])
    }

    @Test("the comment of a tally goes with its counts: of four to admins, of five to all")
    func tallyComments() throws {
        let process = try Self.process()
        for (id, forms, day) in [("EV-4", 4, "2024-10-29"), ("EV-5", 5, "2024-10-30")] {
            Self.record(
                "evaluation tally id=\(id) instrument=parents class=三1 on=\(day) "
                    + "forms=\(forms) comment=作业偏多 counts=\"总体满意:5=\(forms)\"",
                process
            )
        }
        for role in Role.allCases {
            let isTold = role == .admin
            let four = process.lines(of: "evaluation show EV-4", role: role).joined()
            #expect(four.contains("作业偏多") == isTold, "\(role): \(four)")
            #expect(process.lines(of: "evaluation show EV-5", role: role).joined().contains("作业偏多"))
            let found = process.lines(
                of: "evaluation list show=id where=\"comment~作业\"",
                role: role
            )
            #expect(found.contains("=EV-4") == isTold && found.contains("=EV-5"), "\(found)")
        }
    }

    @Test("what was found by a form that names nobody is told to admins alone")
    func findings() throws {
        let process = try Self.process()
        for line in [
            "evaluation add id=EV-F instrument=found unit=hetu on=2024-10-09 items=常规:1",
            "finding add EV-F text=教案缺反思 due=2024-10-15",
            "finding rectify EV-F number=1 on=2024-10-14 note=已补",
            "finding add EV-1 text=作业批改不全",
        ] { Self.record(line, process) }
        for role in Role.allCases {
            let text = process.lines(of: "finding list all explain", role: role).joined()
            let isTold = role == .admin
            #expect(text.contains("教案缺反思") == isTold && text.contains("已补") == isTold, "\(text)")
            #expect(text.contains("told to admins only") != isTold, "\(text)")
            #expect(text.contains("作业批改不全") && text.contains("EV-F"), "\(text)")
        }
    }

    @Test("a rank counts the tallies of the days that it is asked for")
    func rankedDays() throws {
        let process = try Self.process()
        Self.record(
            "evaluation tally id=EV-T instrument=parents class=三1 on=2024-10-22 forms=36 "
                + "counts=\"总体满意:5=36\"",
            process
        )
        for (days, isThere) in [
            ("", true), (" from=2024-10-22", true), (" from=2024-10-23", false),
            (" to=2024-10-22", true), (" to=2024-10-21", false), (" unit=yuan", false),
        ] {
            let lines = process.lines(of: "evaluation rank instrument=parents\(days)")
            #expect(lines.contains { $0.contains("1 tally not ranked") } == isThere, "\(lines)")
        }
    }
}
