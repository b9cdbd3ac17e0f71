import Grammar
import Testing

@Suite("who recorded a form that names nobody is told to admins alone")
struct AnonymityTests {
    private static let note = "admins only"

    /// An anonymous form of a course, a tally of parents' forms, and a signed inspection (EV-1).
    private static func process() throws -> InProcess {
        let process = try InProcess.fixture()
        for line in [
            "activity add id=AC-K kind=course unit=hetu on=2024-10-08 name=新课标培训",
            "evaluation add id=EV-K instrument=course activity=AC-K on=2024-10-09 "
                + "items=\"内容实用:5 讲授清楚:5 互动参与:3 组织有序:5 学有所获:4\"",
            "evaluation tally id=EV-T instrument=parents class=三1 on=2024-10-30 forms=3 "
                + "counts=\"总体满意:5=3\"",
        ] {
            if case .failure(let refusal) = process.outcome(of: line) {
                Issue.record("\(line): \(refusal)")
            }
        }
        return process
    }

    /// The cells of the first row: seq, time, uid, role, event.
    private static func row(_ lines: [String]) -> [Substring] {
        lines.first { $0.hasPrefix("=") }?.dropFirst()
            .split(separator: "\t", omittingEmptySubsequences: false) ?? []
    }

    @Test(
        "neither reader nor recorder nor approver sees user, role or time of day",
        arguments: [Role.reader, .recorder, .approver],
        ["EV-K", "EV-T"]
    )
    func kept(role: Role, key: String) throws {
        let process = try Self.process()
        let lines = process.lines(of: "history evaluation \(key)", role: role)
        let cells = Self.row(lines)
        try #require(cells.count == 8, "\(lines)")
        #expect(cells[2] == "\\N" && cells[3] == "\\N", "\(lines)")
        #expect(cells[0] == "\\N" && cells[1] == "2024-11-01", "\(lines)")
        #expect(cells[6] == "\\N" && !lines.joined().contains("items="), "\(lines)")
        #expect(lines.joined().contains(Self.note))
    }

    @Test("who takes a form back below admin does not read what stood on it")
    func takenBack() throws {
        for (role, isTold) in [(Role.recorder, false), (.admin, true)] {
            let process = try Self.process()
            let form =
                "evaluation add id=EV-U instrument=course activity=AC-K on=2024-10-09 "
                + "items=\"内容实用:2 讲授清楚:5\""
            if case .failure(let refusal) = process.outcome(of: form, role: role) {
                Issue.record("\(refusal)")
            }
            let lines = process.lines(of: "undo", role: role)
            #expect(lines.last?.hasPrefix("+OK") == true, "\(lines)")
            #expect(lines.joined().contains("内容实用") == isTold, "\(lines)")
        }
    }

    @Test("an admin sees all, and everybody who recorded a signed one")
    func told() throws {
        let process = try Self.process()
        for (key, role) in [("EV-K", Role.admin), ("EV-T", .admin), ("EV-1", .reader)] {
            let lines = process.lines(of: "history evaluation \(key)", role: role)
            let cells = Self.row(lines)
            try #require(cells.count == 8, "\(lines)")
            #expect(cells[2] == "1000" && cells[3] == "admin", "\(lines)")
            #expect(cells[1].count > 10 && !lines.joined().contains(Self.note), "\(lines)")
        }
    }

    @Test(
        "nor can the moment at which it came be searched for with recorded=",
        arguments: [Role.reader, .recorder, .approver]
    )
    func searched(role: Role) throws {
        let process = try Self.process()
        let last = process.sequence
        let questions = [
            "evaluation list show=id", "evaluation list where=phase=instant",
            "evaluation show EV-K", "evaluation show EV-T",
        ]
        for question in questions {
            let before = process.lines(of: "\(question) recorded=2024-10-31", role: role)
            for sequence in (last - 3)...last {
                let lines = process.lines(of: "\(question) recorded=\(sequence)", role: role)
                let rows = lines.filter { $0.hasPrefix("=") }.joined()
                #expect(!rows.contains("EV-K") && !rows.contains("EV-T"), "\(lines)")
                // Nothing tells one moment of the day from another.
                let first = process.lines(of: "\(question) recorded=\(last - 3)", role: role)
                #expect(lines == first, "\(question)")
                #expect(lines.first?.hasPrefix("-") == before.first?.hasPrefix("-"), "\(question)")
            }
            let admin = process.lines(of: "\(question) recorded=\(last)", role: .admin)
            #expect(admin == process.lines(of: question, role: .admin), "\(question)")
        }
        // A form that names its giver is known from its statement on.
        let signed = process.lines(of: "evaluation show EV-1 recorded=\(last)", role: role)
        #expect(signed.contains { $0.hasPrefix("=EV-1") }, "\(signed)")
    }

    @Test("a whole day is told: its last moment, and the days after it")
    func wholeDays() throws {
        let process = try Self.process()
        for (moment, isKnown) in [
            ("2024-10-31", false), ("2024-11-01T23:59", false), ("2024-11-01", true),
            ("2024-11-02T00:00", true),
        ] {
            let lines = process.lines(
                of: "evaluation list show=id recorded=\(moment)",
                role: .reader
            )
            #expect(lines.contains("=EV-K") == isKnown, "\(moment): \(lines)")
            #expect(lines.contains { $0.contains("when the day began") }, "\(lines)")
        }
        let admin = process.lines(of: "evaluation list show=id recorded=2024-11-01T23:59")
        #expect(admin.contains("=EV-K"))
        #expect(!admin.contains { $0.contains("when the day began") })
    }

    @Test("nor when it was removed, or a signed one has got its key since")
    func removed() throws {
        let process = try Self.process()
        _ = process.outcome(of: "evaluation remove EV-K")
        let gone = process.lines(of: "history evaluation EV-K", role: .reader)
        #expect(gone.filter { $0.hasPrefix("=") }.count == 2)
        #expect(gone.filter { $0.hasPrefix("=") }.allSatisfy { $0.contains("\t\\N\t\\N\t") })
        let again =
            "evaluation add id=EV-K instrument=inspection unit=hetu by=T015 on=2024-10-30 "
            + "items=\"常规管理:5 班子任课:4 教案作业:4 课堂教学:4 校本研训:5\""
        if case .failure(let refusal) = process.outcome(of: again) { Issue.record("\(refusal)") }
        let rows = process.lines(of: "history evaluation EV-K", role: .reader)
            .filter { $0.hasPrefix("=") }
        #expect(rows.count == 3)
        #expect(rows.first?.contains("\t1000\tadmin\tadded") == true, "\(rows)")
        #expect(rows.dropFirst().allSatisfy { $0.contains("\t\\N\t\\N\t") }, "\(rows)")
    }
}
