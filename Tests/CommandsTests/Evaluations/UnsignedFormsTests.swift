import Grammar
import Testing

/// Below admin forms that name nobody are told together only: from five on, of whole days.
@Suite("forms that name nobody are told together")
struct UnsignedFormsTests {
    private static let note = "course is anonymous"

    /// A course of 10-08; this is 2024-11-01.
    private static func process() throws -> InProcess {
        let process = try InProcess.fixture()
        record("activity add id=AC-K kind=course unit=hetu on=2024-10-08 invited=20", process)
        return process
    }

    private static func record(_ line: String, _ process: InProcess) {
        if case .failure(let refusal) = process.outcome(of: line) {
            Issue.record("\(line): \(refusal)")
        }
    }

    private static func add(
        _ id: String,
        _ points: Int,
        entered: String,
        _ process: InProcess,
        comment: String = ""
    ) {
        let last = comment.isEmpty ? "" : " comment=\(comment)"
        record(
            "evaluation add id=\(id) instrument=course activity=AC-K on=2024-10-09 "
                + "entered=\(entered) items=\"内容实用:\(points) 讲授清楚:5\"\(last)",
            process
        )
    }

    /// Forms, answers, mean and response of the first item; nil where there is no row.
    private static func first(_ process: InProcess, _ role: Role) -> [String]? {
        let lines = process.lines(of: "evaluation report activity=AC-K", role: role)
        let row = lines.first { $0.hasPrefix("=") && $0.contains("内容实用") }
        #expect(lines.contains { $0.contains(note) } == (role < .admin), "\(lines)")
        return row.map { row in
            let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
            return [cells[4], cells[5], cells[6], cells[15]].map(String.init)
        }
    }

    @Test("no single form is told below admin", arguments: [Role.reader, .recorder, .approver])
    func single(role: Role) throws {
        let process = try Self.process()
        Self.add("EV-K", 3, entered: "2024-10-10", process, comment: "多举例")
        for question in [
            "evaluation show EV-K", "evaluation list show=id,items,score,comment,missing",
            "evaluation list sort=score show=id,score",
        ] {
            let lines = process.lines(of: question, role: role)
            let told = process.lines(of: question)
            #expect(lines.contains { $0.hasPrefix("=EV-K") }, "\(lines)")
            #expect(!lines.joined().contains("内容实用:3") && !lines.joined().contains("多举例"))
            #expect(lines.first { $0.hasPrefix("=EV-K") } != told.first { $0.hasPrefix("=EV-K") })
        }
        for condition in ["score>0", "comment~举例", "missing=0", "comment is set"] {
            let question = "evaluation list where=\"\(condition)\" show=id"
            let lines = process.lines(of: question, role: role)
            #expect(!lines.contains("=EV-K"), "\(lines)")
            #expect(process.lines(of: question).contains("=EV-K"), "\(condition)")
        }
    }

    @Test("five count together, four and those of today do not")
    func fewest() throws {
        let process = try Self.process()
        for number in 1...4 { Self.add("EV-\(number)0", 4, entered: "2024-10-10", process) }
        #expect(Self.first(process, .reader) == nil)
        #expect(Self.first(process, .admin) == ["4", "4", "4.00", "20.00"])
        Self.add("EV-50", 2, entered: "2024-11-01", process)
        #expect(Self.first(process, .recorder) == nil)
        Self.add("EV-60", 2, entered: "2024-10-31", process)
        // (4 × 4 + 2) / 5; today's is not in it.
        #expect(Self.first(process, .recorder) == ["5", "5", "3.60", "25.00"])
        #expect(Self.first(process, .admin)?.first == "6")
        // The day that completes a batch is whole.
        for number in 1...4 { Self.add("EV-7\(number)", 5, entered: "2024-10-31", process) }
        #expect(Self.first(process, .approver)?.first == "9")
    }

    @Test("a batch keeps its members: what comes later waits for four others")
    func batches() throws {
        let process = try Self.process()
        for number in 1...5 { Self.add("EV-\(number)0", 4, entered: "2024-10-10", process) }
        for number in 1...4 { Self.add("EV-0\(number)", 1, entered: "2024-10-11", process) }
        #expect(Self.first(process, .reader) == ["5", "5", "4.00", "25.00"])
        Self.add("EV-05", 1, entered: "2024-10-20", process)
        #expect(Self.first(process, .reader) == ["10", "10", "2.50", "50.00"])
    }

    @Test("a tally of five is a sum already; one of four waits")
    func tallies() throws {
        let process = try Self.process()
        func tally(_ id: String, _ forms: Int, on day: String) {
            Self.record(
                "evaluation tally id=\(id) instrument=course activity=AC-K on=\(day) "
                    + "forms=\(forms) counts=\"内容实用:4=\(forms)\"",
                process
            )
        }
        tally("EV-80", 4, on: "2024-10-09")
        #expect(Self.first(process, .reader) == nil)
        tally("EV-81", 5, on: "2024-10-10")
        #expect(Self.first(process, .reader) == ["5", "5", "4.00", "25.00"])
        #expect(Self.first(process, .admin)?.first == "9")
    }

    @Test("comments are told with their forms, in no order of theirs; a rank tells no form's total")
    func comments() throws {
        let process = try Self.process()
        for (number, comment) in ["戊", "丙", "甲", "丁", "乙"].enumerated() {
            Self.add("EV-9\(number)", 4, entered: "2024-10-10", process, comment: comment)
        }
        Self.add("EV-99", 4, entered: "2024-10-11", process, comment: "己")
        let lines = process.lines(of: "evaluation report activity=AC-K explain", role: .reader)
        let comments = lines.filter { $0.contains("comment: ") }
        #expect(comments == ["丁", "丙", "乙", "戊", "甲"].map { "|  comment: \($0)" }, "\(lines)")
        let rank = "evaluation rank instrument=course explain"
        let own = process.lines(of: rank, role: .reader)
        #expect(own.contains { $0.hasPrefix("=1\tAC-K") && $0.contains("\t5\t") }, "\(own)")
        #expect(!own.joined().contains("EV-9"), "\(own)")
        #expect(process.lines(of: rank).joined().contains("EV-99"))
    }

    @Test("a scheme says how many; at its limits and one past them")
    func declared() throws {
        let process = try Self.process()
        func load(_ words: String) -> [String] {
            process.lines(
                of: "scheme load few text=\"scheme few name=例\\ninstrument few for=school \(words)"
                    + "\\ncriterion few 一 levels=\\\"2:好;1:差\\\"\""
            )
        }
        for (words, isTaken) in [
            ("anonymous=yes fewest=1", true), ("anonymous=yes fewest=1000", true),
            ("anonymous=yes fewest=0", false), ("anonymous=yes fewest=1001", false),
            ("fewest=3", false),
        ] {
            let status = load(words).last ?? ""
            #expect(status.hasPrefix("+OK") == isTaken, "\(words): \(status)")
            #expect(isTaken || status.contains("want=fewest"), "\(status)")
        }
        _ = load("anonymous=yes fewest=2")
        Self.record("scheme use few unit=hetu from=2024-09-01", process)
        let add =
            "evaluation add instrument=few unit=hetu on=2024-10-09 entered=2024-10-09 items=一:2"
        Self.record(add, process)
        let report = "evaluation report instrument=few"
        #expect(!process.lines(of: report, role: .reader).contains { $0.hasPrefix("=") })
        Self.record(add, process)
        let rows = process.lines(of: report, role: .reader).filter { $0.hasPrefix("=") }
        #expect(rows.count == 1 && rows[0].contains("\t2\t2\t2.00"), "\(rows)")
    }
}
