import Domain
import Foundation
import Support
import Testing

@testable import Commands

/// Sums that are kept up against a settlement of everybody, and against the list of teachers.
@Suite("standing credits")
struct StandingCreditsTests {
    private static let summary = "credits summary unit=daoli period=2024 scheme=district64"
    private static let teachers = ["T001", "T014", "T015", "Q1", "Q2"]

    private static func process() throws -> InProcess {
        let process = try InProcess.fixture()
        for line in [
            "unit add qiao name=桥校 kind=primary parent=daoli",
            "teacher add Q1 name=钱一 unit=qiao started=2012-08", "teacher add Q2 name=钱二 unit=qiao",
            "project import Q-P unit=qiao year=2024 dimension=学科教学",
        ] {
            _ = try process.outcome(of: line).get()
        }
        return process
    }

    /// The reply's rows as cells.
    private static func rows(_ statement: String, _ process: InProcess) -> [[String]] {
        let lines = process.lines(of: statement)
        #expect(lines.last?.hasPrefix("+OK") == true, "\(lines)")
        return lines.filter { $0.hasPrefix("=") }.map { line in
            line.dropFirst().split(separator: "\t", omittingEmptySubsequences: false)
                .map { String($0) }
        }
    }

    /// What the summary must be, from each teacher's row of another command.
    private static func counted(_ process: InProcess) -> [String: [Int]] {
        let list = rows("credits list unit=daoli period=2024 scheme=district64", process)
        return Dictionary(grouping: list, by: { $0[1] }).mapValues { rows in
            [
                rows.count, rows.count { $0[7] == "met" },
                rows.reduce(0) { $0 + scaled($1[5]) }, rows.reduce(0) { $0 + scaled($1[6]) },
                rows.reduce(0) { $0 + (Int($1[9]) ?? 0) },
            ]
        }
    }

    private static func scaled(_ text: String) -> Int {
        let parts = text.split(separator: ".")
        let rest = parts.count > 1 ? String(parts[1]) : ""
        return (Int(parts[0]) ?? 0) * 10_000
            + (Int(rest.padding(toLength: 4, withPad: "0", startingAt: 0)) ?? 0)
    }

    private static func expectEqual(_ process: InProcess, _ step: String) {
        let kept = rows(summary, process)
        #expect(kept == rows(summary + " anew", process), "\(step)")
        let sums = Dictionary(
            uniqueKeysWithValues: kept.filter { $0[0] != "\\N" }.map { row in
                (
                    row[0],
                    [Int(row[2]) ?? 0, Int(row[3]) ?? 0, scaled(row[5]), scaled(row[6])]
                        + [Int(row[8]) ?? 0]
                )
            }
        )
        #expect(sums == counted(process), "\(step)")
        expectListed(process, step)
    }

    /// A list with a limit is ranked by what is kept up, one without by each teacher's statement.
    private static func expectListed(_ process: InProcess, _ step: String) {
        for words in [" scheme=district64", ""] {
            let list = "credits list unit=daoli period=2024" + words
            let all = process.lines(of: list)
            #expect(all == process.lines(of: list + " limit=99"), "\(step):\(words)")
            let few = rows(list + " limit=2", process)
            #expect(few == Array(rows(list, process).prefix(2)), "\(step):\(words)")
        }
        let list = rows("credits list unit=daoli period=2024 scheme=district64", process)
        let unit = rows("credits unit unit=daoli period=2024 scheme=district64", process)
        #expect(unit.first?[3] == String(list.count), "\(step)")
        #expect(unit.first?[4] == String(list.count { $0[7] == "met" }), "\(step)")
    }

    /// Something that moves figures, or is refused.
    private static func statement(_ random: inout Generator) -> String {
        func one(of words: [String]) -> String {
            words[Int.random(in: 0..<words.count, using: &random)]
        }
        let teacher = one(of: teachers)
        let number = Int.random(in: 1...40, using: &random)
        let day = "2024-\(one(of: ["03", "05", "09", "12"]))-\(10 + number % 19)"
        let dimension = one(of: ["师德修养", "学科教学", "学生管理", "专业成长"])
        let form = one(of: ["online", "school-based", "self-study", "concentrated place=inside"])
        let level = one(of: ["school", "district", "city"])
        switch Int.random(in: 0..<12, using: &random) {
        case 0...4:
            return "hours add \(teacher) hours=\(number % 9 + 1).5 level=\(level) form=\(form) "
                + "dimension=\(dimension) on=\(day) title=甲\(number % 4)"
                + (number % 5 == 0 ? "" : " evidence=E-\(number)")
        case 5:
            return "award add \(teacher) kind=honour level=\(level) place=inside on=\(day) "
                + "title=奖\(number % 3)" + (number % 4 == 0 ? "" : " certificate=C-\(number)")
        case 6, 7: return "hours reverse H-\(number) reason=误"
        case 8: return one(of: ["teacher transfer Q2 to=hetu from=2024-06-01", "undo"])
        case 9:
            return one(
                of: [
                    "period close unit=qiao period=2024 scheme=district64",
                    "period reopen PC-3 reason=补",
                ]
            )
        case 10: return "teacher correct \(teacher) started=2010-0\(number % 9 + 1) reason=误"
        default:
            return "project correct Q-P steps=\"2024-0\(number % 9 + 1)-01 submitted; "
                + "2024-11-01 presented; 2024-11-02 approved\" reason=误"
        }
    }

    @Test("are what settling anew and listing give, whatever is changed", arguments: [1, 2, 3])
    func series(seed: UInt64) throws {
        var random = Generator(state: seed)
        let process = try Self.process()
        var done = 0
        for step in 0..<120 {
            let line = Self.statement(&random)
            if case .success = process.outcome(of: line) { done += 1 }
            if step % 3 == 0 { Self.expectEqual(process, "seed \(seed), step \(step): \(line)") }
        }
        #expect(done > 40)
    }

    @Test("of registers that went different ways are not taken for one another")
    func branches() throws {
        var random = Generator(state: 9)
        let process = try Self.process()
        for _ in 0..<40 { _ = process.outcome(of: Self.statement(&random)) }
        for step in 0..<30 {
            let trunk = process.register
            for _ in 0..<3 { _ = process.outcome(of: Self.statement(&random)) }
            let branch = process.register
            for register in [trunk, branch, trunk] {
                process.register = register
                Self.expectEqual(process, "step \(step)")
            }
            if step % 2 == 0 { process.register = branch }
        }
    }
}
