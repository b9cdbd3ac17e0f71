import Domain
import Testing

@Suite("a class is a cohort; its grade follows from the date")
struct SchoolClassTests {
    private static func grade(
        _ entered: Int,
        _ kind: Unit.Kind,
        _ date: (Int, Int, Int),
        retired: (Int, Int, Int)? = nil
    ) throws -> Int? {
        var group = SchoolClass(id: ClassID("c"), unit: UnitID("u"), entered: entered, number: 1)
        group.retired = try retired.map { try day($0) }
        return group.grade(on: try day(date), in: try #require(kind.usualGrades))?.number
    }

    private static func day(_ date: (Int, Int, Int)) throws -> Day {
        try #require(Day(year: date.0, month: date.1, day: date.2))
    }

    @Test(
        "a grade lasts from 1 September to 31 August, from entry to the last grade",
        arguments: [
            (2022, .primary, (2022, 8, 31), nil), (2022, .primary, (2022, 9, 1), 1),
            (2022, .primary, (2023, 8, 31), 1), (2022, .primary, (2023, 9, 1), 2),
            (2022, .primary, (2024, 10, 25), 3), (2022, .primary, (2028, 8, 31), 6),
            (2022, .primary, (2028, 9, 1), nil),
            (2022, .junior, (2024, 10, 25), 9), (2022, .junior, (2025, 9, 1), nil),
            (2022, .senior, (2024, 10, 25), 12), (2022, .nineYear, (2030, 10, 1), 9),
            (2022, .kindergarten, (2022, 9, 1), -3), (2022, .kindergarten, (2024, 9, 1), -1),
            (2022, .kindergarten, (2025, 9, 1), nil),
            (0, .primary, (2024, 9, 1), nil), (999_999_999, .primary, (2024, 9, 1), nil),
        ] as [(Int, Unit.Kind, (Int, Int, Int), Int?)]
    )
    func grade(entered: Int, kind: Unit.Kind, date: (Int, Int, Int), expected: Int?) throws {
        #expect(try Self.grade(entered, kind, date) == expected)
    }

    @Test("a retired class has its last grade on its last day")
    func retired() throws {
        let last = (2024, 12, 31)
        #expect(try Self.grade(2022, .primary, last, retired: last) == 3)
        #expect(try Self.grade(2022, .primary, (2025, 1, 1), retired: last) == nil)
    }

    @Test("the cohort tells a class from all others")
    func cohort() {
        let group = SchoolClass(id: ClassID("c"), unit: UnitID("u"), entered: 2022, number: 1)
        var other = group
        #expect(other.cohort == group.cohort)
        other.number = 2
        #expect(other.cohort != group.cohort)
    }

    @Test(
        "a school year is named by the year in which it begins",
        arguments: [((2024, 8, 31), 2023), ((2024, 9, 1), 2024), ((2025, 1, 1), 2024)]
    )
    func schoolYear(date: (Int, Int, Int), start: Int) throws {
        #expect(SchoolYear(containing: try Self.day(date)) == SchoolYear(start: start))
        #expect(SchoolYear(start: start) < SchoolYear(start: start + 1))
    }
}
