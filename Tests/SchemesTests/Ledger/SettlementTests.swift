import Domain
import Grammar
import Notation
import Testing

@testable import Schemes

/// Settlements of made-up ledgers under schemes written for the purpose.
@Suite("settlement of a ledger")
struct SettlementTests {
    static let teacher = PersonID("T1")

    static func rules(_ text: String...) throws -> CreditRules {
        let scheme = try ParsedScheme.parse(
            (["scheme t name=样例", "cycle by=calendar"] + text).joined(separator: "\n"),
            file: "t.scheme"
        )
        return try #require(scheme.credits)
    }

    static func day(_ month: Int, _ day: Int, _ year: Int = 2024) -> Day {
        Day(year: year, month: month, day: day) ?? Day(daysSinceEpoch: 0)
    }

    static func entry(
        _ id: String,
        _ hours: Int = 0,
        on: Day = day(3, 1),
        _ edit: (inout LedgerEntry) -> Void = { _ in }
    ) -> LedgerEntry {
        var entry = LedgerEntry(
            id: EntryID(id),
            teacher: teacher,
            kind: .training,
            first: on,
            last: on,
            level: .school
        )
        entry.hours = Hours(hundredths: hours * 100)
        entry.form = .schoolBased
        entry.status = .counted
        edit(&entry)
        return entry
    }

    static func settle(
        _ rules: CreditRules,
        _ entries: [LedgerEntry],
        years: ClosedRange<Int> = 2024...2024,
        today: Day = day(12, 31),
        person edit: (inout Person) -> Void = { _ in }
    ) -> CreditStatement {
        var person = Person(id: teacher, name: "张敏", unit: UnitID("u"))
        edit(&person)
        return Settlement(rules, today: today)
            .statement(of: entries, years: years, TeacherFacts(person: Stored(person)))
    }

    static func credits(_ statement: CreditStatement) -> String {
        CreditText.amount(statement.credits, .credits, scale: statement.rules.scale)
    }

    @Test("35 h × 1 + 23 h × 1.2 + 2 h × 0.7 is exactly 64")
    func exact() throws {
        let rules = try Self.rules(
            "coefficient form=online value=0.7",
            "coefficient form=school-based value=1",
            "coefficient value=1.2",
            "minimum 学分 credits=64"
        )
        let statement = Self.settle(
            rules,
            [
                Self.entry("H-1", 35), Self.entry("H-2", 23) { $0.form = .concentrated },
                Self.entry("H-3", 2) { $0.form = .online },
            ]
        )
        #expect(statement.credits == 64 * rules.scale)
        #expect(statement.verdict == .met)
    }

    @Test("coefficients without a common decimal are exact too: 8 h, 10 h and 6 h a credit")
    func commonUnit() throws {
        let rules = try Self.rules(
            "coefficient form=concentrated value=1 per=6",
            "coefficient form=online value=1 per=8",
            "coefficient value=1 per=10",
            "minimum 学分 credits=1"
        )
        let statement = Self.settle(
            rules,
            [
                Self.entry("H-1", 2) { $0.form = .concentrated },
                Self.entry("H-2", 2) { $0.form = .concentrated },
                Self.entry("H-3", 2) { $0.form = .concentrated },
            ]
        )
        #expect(statement.credits == rules.scale)
        #expect(statement.verdict == .met)
    }

    @Test("coefficients that no common unit can count are refused, with their line")
    func noCommonUnit() {
        let refusal = #expect(throws: Refusal.self) {
            try Self.rules(
                "coefficient form=concentrated value=1 per=9.97",
                "coefficient form=online value=1 per=9.91",
                "coefficient value=1 per=9.83"
            )
        }
        #expect(refusal?.code == .rule)
        #expect(refusal?.details.contains { $0.key == "line" && $0.value == "4" } == true)
    }

    @Test("a cap takes from the entry that ends last, then from the greater key; nested caps too")
    func caps() throws {
        let rules = try Self.rules(
            "coefficient value=1",
            "cap 单项 credits=4 per=item",
            "cap 年度 credits=6"
        )
        let late = Self.entry("H-9", 5, on: Self.day(5, 2))
        let early = Self.entry("H-10", 3, on: Self.day(4, 1))
        let twin = Self.entry("H-2", 2, on: Self.day(5, 2))
        for entries in [[late, early, twin], [twin, late, early], [early, twin, late]] {
            let statement = Self.settle(rules, entries)
            let counted = statement.lines.map { ($0.entry.id.text, $0.credits / rules.scale) }
            #expect(counted.map(\.0) == ["H-10", "H-2", "H-9"])
            #expect(counted.map(\.1) == [3, 2, 1])
            #expect(statement.lostCredits == 4 * rules.scale)
        }
    }

    @Test("a cap on hours comes before the coefficient, a step drops the rest of each entry")
    func hoursCapAndStep() throws {
        let rules = try Self.rules("coefficient value=0.5 per=4 step=0.5", "cap 年 hours=11")
        let statement = Self.settle(rules, [Self.entry("H-1", 7), Self.entry("H-2", 9)])
        // 7 h → 0.875 → 0.5; 4 of 9 h are left under the cap → 0.5.
        #expect(statement.hours == 1_100)
        #expect(Self.credits(statement) == "1")
    }

    @Test("entries that do not stand give nothing, and say why")
    func states() throws {
        let rules = try Self.rules("coefficient value=1")
        let statement = Self.settle(
            rules,
            [
                Self.entry("H-1", 4) { $0.status = .pending },
                Self.entry("H-2", 4) { $0.status = .refused },
                Self.entry("H-3", 4) { $0.status = .reversed },
                Self.entry("A-1") {
                    $0.kind = .honour
                    $0.hours = .zero
                },
            ]
        )
        #expect(statement.hours == 0 && statement.credits == 0)
        #expect(statement.pending == 2)
        #expect(
            statement.lines.map(\.reasons) == [
                [.noCertificate], [.status(.pending)], [.status(.refused)], [.status(.reversed)],
            ]
        )
    }

    @Test(
        "the attendance gate: a fifth of absence is too much, a ninth is not",
        arguments: [(16, 2, true), (15, 3, false), (20, 4, false), (20, 3, true), (20, 5, false)]
    )
    func attendance(held: Int, missed: Int, counts: Bool) throws {
        let rules = try Self.rules("coefficient value=1", "attendance absence-below=20%")
        let entry = Self.entry("H-1", held) {
            $0.attended = Hours(hundredths: (held - missed) * 100)
        }
        #expect(Self.settle(rules, [entry]).hours == (counts ? held * 100 : 0))
    }

    @Test("a default of the project about attendance only warns")
    func softAttendance() throws {
        let rules = try Self.rules("coefficient value=1", "attendance least=90% origin=project")
        let entry = Self.entry("H-1", 10) { $0.attended = Hours(hundredths: 500) }
        let statement = Self.settle(rules, [entry])
        #expect(statement.hours == 1_000)
        #expect(statement.lines[0].reasons.contains(.warnedAbsent(line: 4)))
    }

    @Test("of one achievement at two levels the higher counts; switched off, both")
    func duplicates() throws {
        let entries = [
            Self.entry("A-1") {
                ($0.kind, $0.title, $0.evidence) = (.paper, "识字", "C1")
                $0.level = .district
            },
            Self.entry("A-2", on: Self.day(2, 1)) {
                ($0.kind, $0.title, $0.evidence) = (.paper, "识字", "C2")
                $0.level = .city
            },
        ]
        let awards = ["award level=district value=1", "award level=city value=2"]
        let highest = try Self.rules(awards[0], awards[1], "duplicates count=highest")
        #expect(Self.credits(Self.settle(highest, entries)) == "2")
        let all = try Self.rules(awards[0], awards[1], "duplicates count=every")
        #expect(Self.credits(Self.settle(all, entries)) == "3")
    }

    @Test("minima fall in proportion to service only where the scheme says so")
    func prorate() throws {
        let leave: (inout Person) -> Void = { person in
            person.leave.change(to: .maternity, from: Self.day(7, 1))
            person.leave.change(to: nil, from: Self.day(9, 1))
        }
        let plain = try Self.rules("coefficient value=1", "minimum 年 hours=61")
        let whole = Self.settle(plain, [Self.entry("H-1", 50)], person: leave)
        #expect(whole.requirements[0].need == 6_100)
        let rules = try Self.rules(
            "coefficient value=1",
            "minimum 年 hours=61",
            "prorate leave=maternity"
        )
        // 62 of 366 days away: 6100 × 304 / 366 = 5066.67, so that 50.67 h are the least.
        let requirement = Self.settle(rules, [Self.entry("H-1", 50)], person: leave).requirements[0]
        #expect(requirement.need == 5_067)
        #expect(requirement.served == .init(served: 304, all: 366))
        let new = try Self.rules("minimum 年 hours=61", "prorate new=yes")
        let started = Self.settle(new, []) { $0.started = PartialDate(Self.day(7, 2)) }
        #expect(started.requirements[0].need == 3_050)
    }

    @Test("a block: entries of one programme that join day to day, never two programmes")
    func blocks() throws {
        let rules = try Self.rules("coefficient value=1", "block 集中90 hours=90 form=concentrated")
        func part(
            _ id: String,
            _ hours: Int,
            _ first: Day,
            _ last: Day,
            _ programme: String?
        )
            -> LedgerEntry
        {
            Self.entry(id, hours, on: first) {
                ($0.form, $0.last, $0.programme) = (.concentrated, last, programme)
            }
        }
        let joined = [
            part("H-1", 40, Self.day(7, 1), Self.day(7, 5), "国培"),
            part("H-2", 50, Self.day(7, 6), Self.day(7, 12), "国培"),
        ]
        #expect(Self.settle(rules, joined).requirements[0].verdict == .met)
        let gap = [joined[0], part("H-2", 50, Self.day(7, 7), Self.day(7, 12), "国培")]
        #expect(Self.settle(rules, gap).requirements[0].have == 5_000)
        let other = [joined[0], part("H-2", 50, Self.day(7, 6), Self.day(7, 12), "省培")]
        #expect(Self.settle(rules, other).requirements[0].verdict == .notMet)
    }

    @Test("what is no longer valid at the cycle's end counts in it no more")
    func validity() throws {
        let rules = try Self.rules("award value=1", "validity years=1 kind=honour")
        let award = Self.entry("A-1", on: Self.day(3, 1)) {
            ($0.kind, $0.evidence) = (.honour, "C")
        }
        #expect(Self.credits(Self.settle(rules, [award])) == "1")
        let long = try #require(
            try ParsedScheme.parse(
                "scheme t name=样例\ncycle by=calendar years=2 start=2024\naward value=1\n"
                    + "validity years=1",
                file: "t"
            ).credits
        )
        #expect(Self.credits(Self.settle(long, [award], years: 2024...2025)) == "0")
    }
}
