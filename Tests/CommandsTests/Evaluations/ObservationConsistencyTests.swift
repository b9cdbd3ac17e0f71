import Domain
import Grammar
import Notation
import Statistics
import Testing

@testable import Commands

/// What an observer's report says where severity cannot be made.
@Suite("an observer's consistency")
struct ObservationConsistencyTests {
    /// Keeps the cells of a row as text.
    private final class CellWriter: ReplyWriter {
        var cells: [String] = []

        func none() { cells.append("-") }
        func text(_ text: String) { cells.append(text) }
        func integer(_ value: Int) { cells.append(String(value)) }
        func flag(_ value: Bool) { cells.append(String(value)) }
        func decimal(_ scaled: Int, places: Int) { fixed(scaled, places: places) }
        func fixed(_ scaled: Int, places: Int) {
            cells.append(Decimals.fixed(scaled, places: places))
        }
        func day(year: Int, month: Int, day: Int) { cells.append("\(year)-\(month)-\(day)") }
    }

    private static let reason = Undefined.noConvergence(steps: 1_000)

    /// Three sheets of one lesson's key, with what was expected, or why that is unknown.
    private static func sheets(
        _ expected: Result<Double, Undefined>
    ) throws -> [ObservationConsistency.Own] {
        let process = try InProcess(after: [
            "unit add school name=校 kind=primary",
            "teacher add T name=师 unit=school",
            "lesson add id=L unit=school teacher=T on=2024-10-10 period=1 subject=语文",
        ])
        let lesson = try #require(process.register.lessons.allStored.first { _ in true })
        return [80.0, 84.0, 88.0].map { score in
            ObservationConsistency.Own(lesson: lesson, score: score, expected: expected)
        }
    }

    private static func rows(_ table: StatisticTable) -> [String: String] {
        let writer = CellWriter()
        let table = table.table(.english)
        var found: [String: String] = [:]
        for row in 0..<table.rowCount {
            writer.cells = []
            table.writeRow(row, writer)
            found["\(writer.cells[0]) \(writer.cells[1])"] = writer.cells[2...]
                .joined(separator: "|")
        }
        return found
    }

    @Test("says of each figure why it is missing, and shows those that need no severity")
    func failing() throws {
        let own = try Self.sheets(.failure(Self.reason))
        let observer = PersonID("O")
        let rows = Self.rows(
            ObservationConsistency.table(own, observer, .failure(Self.reason))
        )
        #expect(rows["mean given"]?.hasPrefix("84.0000|") == true)
        #expect(rows["sd given"]?.hasPrefix("4.0000|") == true)
        for name in ["severity -", "sd residual", "correlation expected", "drift 30 days"] {
            #expect(rows[name] == "-|-|-|-|no convergence", "\(name)")
        }
    }

    @Test("says in the reasons that the expected score is unknown, and why")
    func reasons() throws {
        let observer = PersonID("O")
        let lines = try ObservationConsistency.reasons(
            Self.sheets(.failure(.overflow)),
            observer,
            Register()
        )
        let unknown = "gave 80.00, expected is unknown: out of bounds"
        #expect(lines.first?.english.hasSuffix(unknown) == true)
        #expect(lines.first?.chinese.hasSuffix("给分 80.00，期望分未知：超出范围") == true)
        let known = try ObservationConsistency.reasons(
            Self.sheets(.success(79)),
            observer,
            Register()
        )
        #expect(known.first?.english.hasSuffix("expected 79.0000, residual 1.0000") == true)
    }
}
