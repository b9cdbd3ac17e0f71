import Domain
import Grammar
import Testing

@testable import Commands

/// The check of many results against a scheme's lines, made on another thread before the statement
/// runs, which then looks only at what has changed since.
@Suite("checks of lines aside")
struct LineChecksTests {
    private static let subjects = ["语文", "数学", "英语", "科学", "品德"]
    private static let use = "scheme use strict unit=qu from=2024-09-01 id=SU-S"

    private static func result(_ test: Int, _ number: Int, _ subject: String) -> String {
        "result add test=qu/t\(test) class=q-\(number) subject=\(subject) on-roll=40 sat=40 "
            + "excellent=20 pass=38 total=3300"
    }

    /// 600 results, with which excellent=95% goes as long as no total is below 2980.
    private static func process() throws -> InProcess {
        var lines = [
            "unit add qu name=区 kind=bureau", "unit add xiao name=校 kind=primary parent=qu",
            "term open 2024-autumn unit=qu from=2024-09-01 to=2025-01-17",
            "scheme load strict text=\"scheme strict name=严\\nline excellent=95% pass=60%\"",
        ]
        lines += (1...30).map { "class add q-\($0) unit=xiao entered=2022 number=\($0)" }
        for test in 1...4 {
            lines.append("test add t\(test) unit=qu term=2024-autumn kind=monthly")
            for subject in subjects {
                lines.append(
                    "paper add test=qu/t\(test) grade=3 subject=\(subject) on=2024-10-1\(test) "
                        + "full=100"
                )
                lines += (1...30).map { result(test, $0, subject) }
            }
        }
        let process = try InProcess(after: lines)
        process.surroundings = InProcess.newSurroundings()
        return process
    }

    /// Prepares the statement and has done aside what it asks for.
    private static func asked(
        _ line: String,
        _ process: InProcess
    ) throws -> Interpreter.Statement? {
        let request = try #require(try StatementParser.parse(line))
        var statement = try Catalogue.interpreter.prepare(request)
        let context = process.context()
        guard let question = try Catalogue.interpreter.question(of: statement, in: context) else {
            return nil
        }
        statement.found = try process.archive.answer(question, now: process.register, context)
        return statement
    }

    private static func code(
        _ statement: Interpreter.Statement,
        _ process: InProcess
    ) -> Refusal.Code? {
        do throws(Refusal) {
            _ = try Catalogue.interpreter.run(statement, in: process.context())
            return nil
        } catch {
            return error.code
        }
    }

    /// A total with which 20 of at least 95 do not go.
    private static func lower(
        _ test: String,
        _ group: String,
        _ subject: String,
        _ process: InProcess
    ) throws {
        for line in [
            "result remove \(test)/\(group)/\(subject)",
            "result add test=\(test) class=\(group) subject=\(subject) on-roll=40 sat=40 "
                + "excellent=20 pass=38 total=2800",
        ] {
            _ = try process.outcome(of: line).get()
        }
    }

    @Test("results that go with the lines let the scheme be used, and ended where they still do")
    func passes() throws {
        let process = try Self.process()
        #expect(try Self.asked(Self.use, process) != nil)
        #expect(process.lines(of: Self.use).last?.hasPrefix("+OK") == true)
        #expect(process.lines(of: "scheme end SU-S on=2024-09-02").last?.hasPrefix("+OK") == true)
        // On no paper's day anything changes now.
        #expect(try Self.asked("scheme end SU-S on=2024-09-03", process) == nil)
    }

    @Test("a result that contradicts them is refused, as without another thread")
    func refuses() throws {
        let process = try Self.process()
        try Self.lower("qu/t3", "q-7", "数学", process)
        let refused = process.lines(of: Self.use)
        #expect(refused.last?.hasPrefix("-RULE") == true, "\(refused)")
        process.surroundings = InProcess.newSurroundings()
        let request = try #require(try StatementParser.parse(Self.use))
        let statement = try Catalogue.interpreter.prepare(request)
        #expect(Self.code(statement, process) == .rule)
    }

    @Test("what changes between the check and the statement is looked at")
    func changesBetween() throws {
        let process = try Self.process()
        let statement = try #require(try Self.asked(Self.use, process))
        #expect(Self.code(statement, process) == nil)
        let before = process.register
        try Self.lower("qu/t2", "q-9", "语文", process)
        #expect(Self.code(statement, process) == .rule)
        // Asked of the state that contradicts, and run on the one that does not.
        let later = try #require(try Self.asked(Self.use, process))
        process.register = before
        #expect(Self.code(later, process) == nil)
    }
}
