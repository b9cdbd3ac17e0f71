import Domain
import Grammar
import Testing

@testable import Commands

/// Settling all teachers on another thread before a year is closed or sealed: what is closed is
/// what settling at once gives, whatever has changed between.
@Suite("settling aside")
struct SettledAsideTests {
    private static let close = "period close unit=qu period=2023 scheme=light on=2024-01-05"
    private static let endorse = "credits endorse unit=qu period=2023 scheme=light by=X dry"

    /// 601 teachers in two schools with a line each, half of whom are complete.
    private static func process() throws -> InProcess {
        let scheme =
            "scheme light name=轻\\ncycle by=calendar\\nminimum 总学时 hours=6\\ncoefficient value=1"
        var lines = [
            "unit add qu name=区 kind=bureau", "unit add a name=甲校 kind=primary parent=qu",
            "unit add b name=乙校 kind=primary parent=qu", "person add X name=验 unit=qu role=staff",
            "scheme load light text=\"\(scheme)\"", "scheme use light unit=qu from=2023-01-01",
        ]
        for number in 0...600 {
            let unit = number % 2 == 0 ? "a" : "b"
            lines.append("teacher add T\(number) name=师\(number) unit=\(unit)")
            lines.append(
                "hours add T\(number) hours=\(number % 2 == 0 ? 6 : 5) level=district form=online "
                    + "title=训 on=2023-03-01"
            )
        }
        let process = try InProcess(after: lines)
        process.surroundings = InProcess.newSurroundings()
        return process
    }

    /// Has done aside what a statement asks for.
    private static func asked(_ line: String, _ process: InProcess) throws -> Interpreter.Statement
    {
        let request = try #require(try StatementParser.parse(line))
        var statement = try Catalogue.interpreter.prepare(request)
        let context = process.context()
        let question = try #require(
            try Catalogue.interpreter.question(of: statement, in: context)
        )
        statement.found = try process.archive.answer(question, now: process.register, context)
        return statement
    }

    private static func changes(
        _ statement: Interpreter.Statement,
        _ process: InProcess
    ) throws -> [Change] {
        guard
            case .proposal(_, let changes) = try Catalogue.interpreter.run(
                statement,
                in: process.context()
            )
        else { return [] }
        return changes
    }

    /// What the statement proposes where nothing was found before.
    private static func anew(_ line: String, _ process: InProcess) throws -> [Change] {
        process.surroundings = InProcess.newSurroundings()
        let request = try #require(try StatementParser.parse(line))
        return try changes(try Catalogue.interpreter.prepare(request), process)
    }

    @Test(
        "closes what settling at once would close, whatever has changed between",
        arguments: [
            [],
            ["hours add T1 hours=1 level=district form=online title=补 on=2023-04-01"],
            ["hours reverse H-1 reason=误记", "teacher transfer T2 to=b on=2023-06-01"],
            ["teacher add T999 name=新 unit=a", "teacher retire T4 on=2023-06-30"],
            [
                "unit add c name=丙校 kind=primary parent=qu",
                "teacher transfer T6 to=c on=2023-12-31",
            ],
            ["period close unit=a period=2023 scheme=light on=2024-01-04"],
        ]
    )
    func closes(between: [String]) throws {
        let process = try Self.process()
        let statement = try Self.asked(Self.close, process)
        for line in between { _ = try process.outcome(of: line).get() }
        let found = try Self.changes(statement, process)
        #expect(found.count > 300)
        #expect(found == (try Self.anew(Self.close, process)))
    }

    @Test("what was found is given once, and to the same question alone")
    func once() throws {
        let process = try Self.process()
        let statement = try Self.asked(Self.close, process)
        #expect(process.lines(of: Self.endorse).last?.hasPrefix("+OK sealed=301 open=300") == true)
        let asked = SettledAside.Question(
            unit: UnitID("qu"),
            scheme: SchemeID("light"),
            year: 2023,
            today: InProcess.today,
            explains: false
        )
        #expect(process.surroundings.settledAside.take(asked) == nil)
        #expect(try Self.changes(statement, process) == Self.anew(Self.close, process))
        // A refusal is one with another thread too.
        #expect(process.lines(of: Self.close + " if-rev=x").last?.hasPrefix("-BADARG") == true)
        #expect(process.lines(of: Self.close).last?.hasPrefix("+OK") == true)
        #expect(process.lines(of: Self.close).last?.hasPrefix("-STATE") == true)
    }

    @Test("few teachers are settled at once")
    func few() throws {
        let process = try InProcess.fixture()
        let line = "period close unit=hetu period=2023 scheme=district64"
        let request = try #require(try StatementParser.parse(line))
        let statement = try Catalogue.interpreter.prepare(request)
        #expect(try Catalogue.interpreter.question(of: statement, in: process.context()) == nil)
    }
}
