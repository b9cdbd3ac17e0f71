import Domain
import Support
import Testing

@Suite("calendar days")
struct DayTests {
    private static let first = -25_567
    private static let last = 84_005

    private static func day(_ year: Int, _ month: Int, _ day: Int) throws -> Day {
        try #require(Day(year: year, month: month, day: day))
    }

    /// Counts month by month, with a table of lengths; every day of the range.
    private static func everyDay(_ body: (Int, Int, Int, Int) -> Void) {
        var number = first
        for year in 1900...2199 {
            let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (month, length) in lengths.enumerated() {
                for day in 1...length {
                    body(number, year, month + 1, day)
                    number += 1
                }
            }
        }
    }

    @Test("every day from 1900 to 2199 is converted both ways as counting does")
    func everyConversion() {
        var wrong: [String] = []
        var count = 0
        Self.everyDay { number, year, month, day in
            count += 1
            let built = Day(year: year, month: month, day: day)
            let civil = Day(daysSinceEpoch: Int32(number)).civil
            if built?.daysSinceEpoch != Int32(number) || civil != (year, month, day) {
                wrong.append("\(year)-\(month)-\(day)")
            }
        }
        #expect(wrong.isEmpty)
        #expect(count == 109_573, "300 years with 73 leap days")
        #expect(Self.first + count - 1 == Self.last)
    }

    @Test("weekdays run through from Monday 1900-01-01")
    func everyWeekday() {
        var wrong: [Int] = []
        var weekday = 1
        Self.everyDay { number, _, _, _ in
            let day = Day(daysSinceEpoch: Int32(number))
            if day.weekday != weekday || day.monday.weekday != 1
                || !(0..<7).contains(day.daysSinceEpoch - day.monday.daysSinceEpoch)
            {
                wrong.append(number)
            }
            weekday = weekday == 7 ? 1 : weekday + 1
        }
        #expect(wrong.isEmpty)
    }

    @Test(
        "known weekdays",
        arguments: [
            (1970, 1, 1, 4), (2000, 2, 29, 2), (2024, 9, 1, 7), (2024, 9, 2, 1), (1949, 10, 1, 6),
            (2199, 12, 31, 2),
        ]
    )
    func knownWeekday(year: Int, month: Int, day: Int, weekday: Int) throws {
        #expect(try Self.day(year, month, day).weekday == weekday)
    }

    @Test(
        "there is no such day",
        arguments: [
            (2023, 2, 29), (1900, 2, 29), (2100, 2, 29), (2024, 2, 30), (2024, 4, 31),
            (2024, 6, 31),
            (2024, 9, 31), (2024, 11, 31), (2024, 1, 32), (2024, 1, 0), (2024, 0, 1), (2024, 13, 1),
            (1899, 12, 31), (2200, 1, 1), (0, 0, 0), (9999, 12, 31), (-2024, 1, 1), (Int.max, 1, 1),
        ]
    )
    func none(year: Int, month: Int, day: Int) {
        #expect(Day(year: year, month: month, day: day) == nil)
    }

    @Test("leap days are in the years that 4 divides and 100 does not, or 400 does")
    func leapYears() {
        let leap = Day.years.filter { Day(year: $0, month: 2, day: 29) != nil }
        #expect(leap.count == 73)
        #expect(leap.contains(2000) && !leap.contains(1900) && !leap.contains(2100))
        #expect(leap.allSatisfy { $0 % 4 == 0 })
    }

    @Test(
        "years are added to the same day, or the month's last",
        arguments: [
            ((2021, 9, 1), 3, (2024, 9, 1)), ((2024, 2, 29), 1, (2025, 2, 28)),
            ((2024, 2, 29), 4, (2028, 2, 29)), ((2025, 2, 28), 3, (2028, 2, 28)),
            ((2024, 9, 1), 0, (2024, 9, 1)), ((2024, 2, 29), -1, (2023, 2, 28)),
            ((2024, 12, 31), -24, (2000, 12, 31)),
        ]
    )
    func addingYears(from: (Int, Int, Int), years: Int, to: (Int, Int, Int)) throws {
        let start = try Self.day(from.0, from.1, from.2)
        #expect(start.adding(years: years).civil == to)
    }

    @Test("days are added over the ends of months and years")
    func addingDays() throws {
        let newYear = try Self.day(2024, 12, 31).adding(days: 1)
        #expect(newYear.civil == (2025, 1, 1))
        #expect(newYear.adding(days: -366).civil == (2024, 1, 1))
        #expect(newYear.adding(days: 0) == newYear)
    }

    @Test(
        "completed years: the birthday completes a year (cases 118, 121, 122)",
        arguments: [
            // Case 118: exactly 3 years on the anniversary, 2 the day before.
            ((2021, 9, 1), (2024, 8, 31), 2), ((2021, 9, 1), (2024, 9, 1), 3),
            ((2021, 9, 1), (2024, 9, 2), 3),
            // Case 121: 5 is young, 6 middle, 15 middle, 16 old.
            ((2018, 9, 2), (2024, 9, 1), 5), ((2018, 9, 1), (2024, 9, 1), 6),
            ((2008, 9, 2), (2024, 9, 1), 15), ((2008, 9, 1), (2024, 9, 1), 16),
            // Case 122: within 35 on 2015-07-01, or 36.
            ((1979, 7, 2), (2015, 7, 1), 35), ((1979, 7, 1), (2015, 7, 1), 36),
            // Born on a leap day: 28 February does not complete the year, 1 March does.
            ((2000, 2, 29), (2001, 2, 28), 0), ((2000, 2, 29), (2001, 3, 1), 1),
            ((2000, 2, 29), (2004, 2, 28), 3), ((2000, 2, 29), (2004, 2, 29), 4),
            ((2024, 9, 1), (2024, 9, 1), 0), ((2024, 9, 2), (2024, 9, 1), -1),
        ]
    )
    func completedYears(from: (Int, Int, Int), until: (Int, Int, Int), years: Int) throws {
        let start = try Self.day(from.0, from.1, from.2)
        #expect(start.completedYears(until: try Self.day(until.0, until.1, until.2)) == years)
    }

    @Test("case 118: three years after 2021-09-01 end with 2024-09-01")
    func threeYears() throws {
        let end = try Self.day(2021, 9, 1).adding(years: 3)
        #expect(try Self.day(2024, 9, 1) <= end)
        #expect(try Self.day(2024, 9, 2) > end)
    }

    @Test("completed years are the anniversaries that have come", arguments: 1...20)
    func completedYearsProperty(seed: UInt64) throws {
        var random = Generator(state: seed)
        for _ in 0..<500 {
            let start = Day(daysSinceEpoch: .random(in: -18_000...60_000, using: &random))
            let other = start.adding(days: .random(in: -4_000...20_000, using: &random))
            let years = start.completedYears(until: other)
            let (year, month, day) = start.civil
            func anniversary(_ years: Int) throws -> Day {
                if let day = Day(year: year + years, month: month, day: day) { return day }
                return try Self.day(year + years, 3, 1)
            }
            #expect(try anniversary(years) <= other, "from \(start) until \(other)")
            #expect(try anniversary(years + 1) > other, "from \(start) until \(other)")
        }
    }

    @Test("a day is written as ISO 8601 and ordered by time")
    func text() throws {
        #expect(try Self.day(2024, 9, 1).description == "2024-09-01")
        #expect(try Self.day(1999, 12, 31).description == "1999-12-31")
        #expect(try Self.day(1999, 12, 31) < Self.day(2000, 1, 1))
        #expect(try Self.day(2024, 9, 1).year == 2024)
    }
}
