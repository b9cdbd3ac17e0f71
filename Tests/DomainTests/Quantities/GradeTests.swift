import Domain
import Testing

@Suite("grades")
struct GradeTests {
    @Test(
        "grades run from -3 to 12",
        arguments: [(-4, false), (-3, true), (12, true), (13, false)]
    )
    func limits(number: Int, expected: Bool) {
        #expect((Grade(number) != nil) == expected)
    }

    @Test(
        "a range runs upward and contains both its ends",
        arguments: [(0, false), (1, true), (5, true), (6, false)]
    )
    func range(number: Int, expected: Bool) throws {
        let first = try #require(Grade(1))
        let last = try #require(Grade(5))
        let range = try #require(GradeRange(first, last))
        #expect(range.contains(try #require(Grade(number))) == expected)
        #expect(GradeRange(last, first) == nil)
        #expect(GradeRange(first, first) != nil)
    }
}
