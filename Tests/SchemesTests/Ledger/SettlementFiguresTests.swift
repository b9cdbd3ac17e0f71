import Domain
import Foundation
import Notation
import Support
import Testing

@testable import Schemes

/// The figures that are made without lines against the statement's, and a desk that is used for one
/// teacher after the other against a new one.
@Suite("figures of a settlement")
struct SettlementFiguresTests {
    /// The rules of every shipped scheme that counts credits.
    private static func shipped() throws -> [CreditRules] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../etc/schemes").standardizedFileURL
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".scheme") }.sorted()
        return try files.compactMap { file in
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            return try ParsedScheme.parse(text, file: file).credits
        }.filter(\.countsCredits)
    }

    /// A scheme that carries over, substitutes, has cycles of one's own and leaves training out.
    private static func involved() throws -> CreditRules {
        let text = """
            scheme involved name=样例
            cycle by=calendar years=3 start=2023
            minimum 学科 hours=6 dimension=学科教学 carry=yes
            minimum 管理 hours=4 dimension=学生管理
            minimum 周期 hours=60 except-special=新教师 per=cycle
            substitution 学科 for=管理
            cap 年度 hours=30 except-special=新教师
            coefficient value=0.5 except-special=新教师
            coefficient value=1
            own-cycle 偶 start=2024 where="name=甲"
            own-cycle 其余 start=entry
            """
        return try #require(try ParsedScheme.parse(text, file: "involved.scheme").credits)
    }

    private static func entry(_ number: Int, _ random: inout Generator) -> LedgerEntry {
        let day = Day(daysSinceEpoch: 19_723 + Int32.random(in: -800...800, using: &random))
        var entry = LedgerEntry(
            id: EntryID("H-\(number)"),
            teacher: SettlementTests.teacher,
            kind: LedgerEntry.Kind.allCases.randomElement(using: &random) ?? .training,
            first: day,
            last: day.adding(days: Int.random(in: 0...3, using: &random)),
            level: TrainingLevel.allCases.randomElement(using: &random) ?? .school
        )
        func maybe<Value>(_ values: [Value]) -> Value? {
            Int.random(in: 0..<4, using: &random) == 0 ? nil : values.randomElement(using: &random)
        }
        entry.hours = Hours(hundredths: Int.random(in: 0...16, using: &random) * 50)
        entry.attended = maybe([nil, entry.hours, Hours(hundredths: 50)]) ?? nil
        entry.form = maybe(TrainingForm.allCases)
        entry.place = maybe(TrainingPlace.allCases)
        entry.status = maybe(LedgerEntry.Status.allCases) ?? .counted
        entry.dimension = maybe(["师德修养", "学科教学", "学生管理", "专业成长"])
        entry.title = maybe(["甲", "乙", "丙"])
        entry.evidence = maybe(["E-1", "C-2"])
        entry.special = maybe([nil, "新教师", "班主任"]) ?? nil
        entry.isPassed = maybe([true, false])
        entry.programme = maybe(["国培", "区培"])
        entry.project = maybe([nil, nil, "P-1"]) ?? nil
        entry.credits = maybe([nil, nil, Credits(tenThousandths: 15_000)]) ?? nil
        return entry
    }

    @Test("are those of the statement, under every shipped scheme", arguments: [1, 2, 3])
    func agree(seed: UInt64) throws {
        var random = Generator(state: seed)
        var compared = 0
        for rules in try Self.shipped() + [try Self.involved()] {
            let today = SettlementTests.day(12, 31)
            let kept = Settlement(rules, today: today, explains: false)
            for number in 0..<60 {
                let count = Int.random(in: 0...(number % 10 == 0 ? 130 : 25), using: &random)
                let entries = (0..<count).map { Self.entry($0, &random) }
                let packed = entries.map { PackedEntry($0) }.sorted(by: PackedEntry.isBefore)
                let facts = Self.facts(&random)
                let years = 2024...(2024 + number % 4)
                let anew = Settlement(rules, today: today).statement(
                    of: packed[...],
                    years: years,
                    facts
                )
                let statement = kept.statement(of: packed[...], years: years, facts)
                let figures = kept.figures(of: packed[...], years: years, facts, keeping: [:])
                #expect(figures == SettlementFigures(anew))
                #expect(SettlementFigures(statement) == SettlementFigures(anew))
                #expect(statement.lines.map(\.state) == anew.lines.map(\.state))
                #expect(statement.lines.map(\.credits) == anew.lines.map(\.credits))
                #expect(statement.lines.map(\.hours) == anew.lines.map(\.hours))
                #expect(anew.lines.allSatisfy { $0.state == .counted || !$0.reasons.isEmpty })
                compared += figures.credits > 0 ? 1 : 0
            }
        }
        #expect(compared > 100)
    }

    private static func facts(_ random: inout Generator) -> TeacherFacts {
        var person = Person(id: SettlementTests.teacher, name: "张敏", unit: UnitID("u"))
        person.started = PartialDate(year: Int.random(in: 2020...2024, using: &random), month: 9)
        let approved = SettlementTests.day(Int.random(in: 1...12, using: &random), 10)
        let isEven = Bool.random(using: &random)
        let standing = ProjectStanding(name: "P-1", approved: approved, upgraded: approved)
        return TeacherFacts(
            person: Stored(person),
            TeacherLookups(
                project: { _, _, year in year == 2024 ? standing : nil },
                fits: { _, condition, _ in (condition.utf8.count % 2 == 0) == isEven ? .yes : .no }
            )
        )
    }
}
