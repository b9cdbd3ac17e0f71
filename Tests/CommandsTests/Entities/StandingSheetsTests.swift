import Domain
import Foundation
import Grammar
import Schemes
import Statistics
import Support
import Testing

@testable import Commands

/// Severity from sheets that are kept up against gathering them anew, and against a computation
/// that knows neither.
@Suite("standing sheets")
struct StandingSheetsTests {
    private static let items = [
        "目标明确 目标达成 内容准确 重点突出 容量适度", "导入自然 环节清晰 学生参与 反馈及时 时间合理",
        "方法恰当 提问有效 合作探究 因材施教 练习有效", "技术适用 语言规范 教态亲切 板书设计 应变机智",
    ].flatMap { $0.split(separator: " ").map { String($0) } }
    private static let people = (0..<9).map { "S\($0)" }
    private static let severity = "observation severity places=9 explain"

    private static func process() throws -> InProcess {
        let process = try InProcess.fixture()
        process.surroundings = InProcess.newSurroundings()
        let people = people.map { "teacher add \($0) name=人\($0) unit=hetu category=young" }
        for line in people + [
            "unit add qiao name=桥校 kind=primary parent=daoli", "scheme load instruments",
            "scheme use instruments unit=daoli from=2024-09-01",
        ] {
            // The fixture may have loaded it already.
            if case .failure(let refusal) = process.outcome(of: line) {
                #expect(refusal.code == .exists, "\(line): \(refusal)")
            }
        }
        return process
    }

    /// Something that moves figures, or is refused.
    private static func statement(_ random: inout Generator) -> String {
        func one(of words: [String]) -> String {
            words[Int.random(in: 0..<words.count, using: &random)]
        }
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        let lesson = "SL-\(number(1...14))"
        let observation = "OB-\(number(1...60))"
        let marks = items.map { "\($0):\(number(2...5))" }.joined(separator: " ")
        switch number(0...19) {
        case 0...3:
            return "lesson add id=\(lesson) unit=\(one(of: ["hetu", "qiao"])) "
                + "teacher=\(one(of: people)) "
                + "on=2024-\(one(of: ["09", "10"]))-\(10 + number(0...15)) "
                + "period=\(number(1...8)) subject=语文"
        case 4...12:
            let kept = number(0...9) == 0 ? "目标明确:4" : marks
            return "observation add \(lesson) by=\(one(of: people)) items=\"\(kept)\""
        case 13: return "observation correct \(observation) items=\"\(marks)\" reason=误"
        case 14: return "observation remove \(observation) reason=误"
        case 15: return "lesson correct \(lesson) teacher=\(one(of: people)) reason=误"
        case 16: return "lesson correct \(lesson) on=2024-10-\(10 + number(0...15)) reason=误"
        case 17: return "lesson correct \(lesson) unit=\(one(of: ["hetu", "qiao"])) reason=误"
        case 18:
            return one(of: [
                "unit correct qiao parent= reason=误", "undo", "undo",
                "unit set qiao parent= from=2024-10-18",
                "unit set qiao parent=daoli from=2024-10-18",
            ])
        default: return "undo"
        }
    }

    private static func expectEqual(_ process: InProcess, _ step: String) throws {
        for words in ["", " unit=daoli", " term=2024-autumn", " unit=hetu"] {
            let kept = process.lines(of: severity + words)
            let memory = process.surroundings
            process.surroundings = InProcess.newSurroundings()
            #expect(kept == process.lines(of: severity + words), "\(step):\(words)")
            process.surroundings = memory
            if words.isEmpty { try expectPlain(kept, process, step) }
        }
    }

    /// The effects of all sheets, as the definitions have them.
    private static func expectPlain(
        _ lines: [String],
        _ process: InProcess,
        _ step: String
    ) throws {
        let register = process.register
        let regulations = Regulations(register: register, book: .shared)
        var (teachers, observers): ([PersonID], [PersonID]) = ([], [])
        var ratings: [SeverityRating] = []
        func place(_ person: PersonID, _ persons: inout [PersonID]) -> Int32 {
            if let place = persons.firstIndex(of: person) { return Int32(place) }
            persons.append(person)
            return Int32(persons.count - 1)
        }
        for observation in register.observations {
            guard let sheet = observation.sheet,
                let total = regulations.instrument(sheet.instrument)?.score(sheet.marks).total,
                let giver = register.lessons[observation.lesson]?.giver
            else { continue }
            ratings.append(
                SeverityRating(
                    subject: place(giver, &teachers),
                    observer: place(observation.observer, &observers),
                    score: total.approximate / 100
                )
            )
        }
        let rows = lines.filter { $0.hasPrefix("=") }.map { line in
            line.dropFirst().split(separator: "\t", omittingEmptySubsequences: false)
        }
        guard let found = try? SeverityAdjustment(ratings) else {
            #expect(rows.isEmpty, "\(step)")
            return
        }
        #expect(rows.count == observers.count, "\(step)")
        for row in rows {
            let number = try #require(observers.firstIndex { $0.text == row[0] })
            let observer = try #require(found.observers[number])
            #expect(Int(row[2]) == observer.count, "\(step)")
            #expect(abs((Double(row[5]) ?? .nan) - observer.effect) < 1e-8, "\(step)")
        }
    }

    @Test("are what gathering anew gives, whatever is changed", arguments: [1, 2, 3])
    func series(seed: UInt64) throws {
        var random = Generator(state: seed)
        let process = try Self.process()
        var done = 0
        for step in 0..<150 {
            let line = Self.statement(&random)
            if case .success = process.outcome(of: line) { done += 1 }
            if step % 3 == 0 {
                try Self.expectEqual(process, "seed \(seed), step \(step): \(line)")
            }
        }
        #expect(done > 50)
        #expect(process.register.observations.count > 10)
    }

    @Test("of a unit that moves are those of the days before it moved")
    func moves() throws {
        var random = Generator(state: 23)
        let process = try Self.process()
        for _ in 0..<120 { _ = process.outcome(of: Self.statement(&random)) }
        // Where the random statements have left it is the same for us.
        _ = process.outcome(of: "unit correct qiao parent=daoli reason=误")
        _ = process.outcome(of: "unit set qiao parent=daoli from=2024-10-18")
        let marks = Self.items.map { "\($0):4" }.joined(separator: " ")
        for line in [
            "lesson add id=QX unit=qiao teacher=S1 on=2024-10-28 period=8 subject=语文",
            "observation add QX by=S2 items=\"\(marks)\"",
        ] {
            if case .failure(let refusal) = process.outcome(of: line) {
                Issue.record("\(line): \(refusal)")
            }
        }
        let wide = process.lines(of: Self.severity + " unit=daoli")
        if case .failure(let refusal) = process.outcome(
            of: "unit set qiao parent= from=2024-10-18"
        ) {
            Issue.record("\(refusal)")
        }
        try Self.expectEqual(process, "moved")
        #expect(process.lines(of: Self.severity + " unit=daoli") != wide)
    }

    @Test("of two instruments in several schools are told apart by school")
    func instruments() throws {
        let process = try Self.process()
        let scheme = #"scheme fair name=例\ninstrument one for=lesson\ncriterion one 总评 max=100"#
        let marks = Self.items.map { "\($0):4" }.joined(separator: " ")
        var statements = [
            #"scheme load fair text="\#(scheme)""#, "scheme use fair unit=daoli from=2024-09-01",
            // The first sheets by the rubric are of hetu, those by the other form of qiao.
            "lesson add id=Q0 unit=hetu teacher=S0 on=2024-10-10 period=1 subject=语文",
            #"observation add Q0 by=S5 instrument=lesson items="\#(marks)""#,
        ]
        for (place, unit) in ["qiao", "hetu", "qiao"].enumerated() {
            let lesson = "Q\(place + 1)"
            statements += [
                "lesson add id=\(lesson) unit=\(unit) teacher=S\(place + 1) on=2024-10-10 "
                    + "period=\(place + 2) subject=语文",
                "observation add \(lesson) by=S6 instrument=one items=总评:8\(place)",
                "observation add \(lesson) by=S7 instrument=one items=总评:7\(place)",
            ]
        }
        for line in statements {
            if case .failure(let refusal) = process.outcome(of: line) {
                Issue.record("\(line): \(refusal)")
            }
        }
        for (unit, lessons) in ["hetu": 1, "qiao": 2] {
            let lines = process.lines(of: "observation severity instrument=one unit=\(unit)")
            let found = lines.first { $0.hasPrefix("~fair@1/one") } ?? ""
            #expect(found.contains("\(2 * lessons) sheets of \(lessons) lesson"), "\(lines)")
        }
    }

    @Test("gathered ahead are what the first question gathers, and are the ones it is asked of")
    func prepared() throws {
        var random = Generator(state: 21)
        let process = try Self.process()
        for _ in 0..<80 { _ = process.outcome(of: Self.statement(&random)) }
        let anew = process.lines(of: Self.severity)
        process.surroundings = InProcess.newSurroundings()
        process.surroundings.sheets.prepare(process.context(role: .reader))
        #expect(process.lines(of: Self.severity) == anew)
        try Self.expectEqual(process, "prepared")
        #expect(!StandingSheets.isWorthPreparing(process.register))
    }

    @Test("say the name that a person has now, in every scope")
    func names() throws {
        var random = Generator(state: 22)
        let process = try Self.process()
        for _ in 0..<60 { _ = process.outcome(of: Self.statement(&random)) }
        for step in 0..<12 {
            let person = Self.people[step % Self.people.count]
            _ = process.outcome(of: "teacher correct \(person) name=新名\(step) reason=误")
            for _ in 0..<2 { _ = process.outcome(of: Self.statement(&random)) }
            try Self.expectEqual(process, "step \(step)")
        }
    }

    @Test("of registers that went different ways are not taken for one another")
    func branches() throws {
        var random = Generator(state: 9)
        let process = try Self.process()
        for _ in 0..<60 { _ = process.outcome(of: Self.statement(&random)) }
        for step in 0..<20 {
            let trunk = process.register
            for _ in 0..<4 { _ = process.outcome(of: Self.statement(&random)) }
            let branch = process.register
            for register in [trunk, branch, trunk] {
                process.register = register
                try Self.expectEqual(process, "step \(step)")
            }
            if step % 2 == 0 { process.register = branch }
        }
    }
}
