import Domain
import Testing

@Suite("terms and their teaching weeks")
struct TermTests {
    private static func day(_ text: String) throws -> Day {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        try #require(parts.count == 3)
        return try #require(Day(year: parts[0], month: parts[1], day: parts[2]))
    }

    private static func term(_ from: String, _ to: String) throws -> Term {
        Term(id: TermID(unit: UnitID("hetu"), name: "t"), from: try day(from), to: try day(to))
    }

    /// design.md 7: the autumn term of 2024 with its holidays and make-up workdays.
    private static func autumn() throws -> Term {
        var term = try term("2024-09-01", "2025-01-17")
        term.holidays = [
            DayRange(try day("2024-09-15"), try day("2024-09-17")),
            DayRange(try day("2024-10-01"), try day("2024-10-07")),
        ]
        term.workdays = try ["2024-09-14", "2024-09-29", "2024-10-12"].map(day)
        return term
    }

    @Test(
        "lessons are given on weekdays outside holidays and on workdays",
        arguments: [
            ("2024-08-31", false), ("2024-09-01", false), ("2024-09-02", true),
            ("2024-09-07", false), ("2024-09-08", false), ("2024-09-13", true),
            ("2024-09-14", true), ("2024-09-15", false), ("2024-09-16", false),
            ("2024-09-17", false), ("2024-09-18", true), ("2024-09-29", true),
            ("2024-09-30", true), ("2024-10-01", false), ("2024-10-07", false),
            ("2024-10-12", true), ("2024-10-13", false), ("2025-01-17", true),
            ("2025-01-20", false),
        ]
    )
    func teachingDay(date: String, expected: Bool) throws {
        #expect(try Self.autumn().isTeachingDay(Self.day(date)) == expected)
    }

    @Test("a week with one teaching day counts, one without any does not")
    func weeks() throws {
        let weeks = try Self.autumn().teachingWeeks
        #expect(weeks.count == 20)
        #expect(weeks.map(\.number) == Array(1...20))
        #expect(weeks.prefix(6).map(\.teachingDays) == [5, 6, 3, 6, 1, 5])
        #expect(
            weeks.prefix(6).map(\.first.description) == [
                "2024-09-02", "2024-09-09", "2024-09-18", "2024-09-23", "2024-09-30", "2024-10-08",
            ]
        )
        #expect(weeks[1].last.description == "2024-09-14")
        #expect(weeks[4].last == weeks[4].first)
    }

    @Test("every teaching day lies in exactly one week, and every week holds one")
    func wholeTerm() throws {
        let term = try Self.autumn()
        let span = term.from.daysSinceEpoch...term.to.daysSinceEpoch
        let days = span.map { Day(daysSinceEpoch: $0) }.filter(term.isTeachingDay)
        #expect(term.teachingWeeks.reduce(0) { $0 + $1.teachingDays } == days.count)
        let wrong = days.filter { day in
            term.teachingWeeks.count { $0.first <= day && day <= $0.last } != 1
        }
        #expect(wrong.isEmpty)
    }

    @Test("a whole week of holidays is no teaching week, unless a day of it is worked")
    func holidayWeek() throws {
        var term = try Self.term("2024-09-02", "2024-09-20")
        term.holidays = [DayRange(try Self.day("2024-09-09"), try Self.day("2024-09-15"))]
        #expect(term.teachingWeeks.map(\.first.description) == ["2024-09-02", "2024-09-16"])
        #expect(term.teachingWeeks.map(\.number) == [1, 2])
        term.workdays = [try Self.day("2024-09-11")]
        #expect(term.weekCount == 3)
    }

    @Test("a workday outside the term gives no lessons")
    func workdayOutside() throws {
        var term = try Self.term("2024-09-02", "2024-09-06")
        term.workdays = [try Self.day("2024-09-07"), try Self.day("2024-09-01")]
        #expect(term.teachingWeeks.map(\.teachingDays) == [5])
    }

    @Test("weeks are cut by the term's ends")
    func cut() throws {
        let term = try Self.term("2024-09-04", "2024-09-10")
        #expect(term.teachingWeeks.map(\.teachingDays) == [3, 2])
        #expect(try Self.term("2024-09-07", "2024-09-08").weekCount == 0)
        #expect(try Self.term("2024-09-04", "2024-09-04").weekCount == 1)
    }

    @Test("the stated number of weeks goes before the calendar's")
    func stated() throws {
        var term = try Self.autumn()
        term.statedWeeks = 17
        #expect(term.weekCount == 17)
        #expect(term.teachingWeeks.count == 20)
    }
}
