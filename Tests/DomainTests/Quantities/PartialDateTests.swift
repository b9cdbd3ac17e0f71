import Domain
import Support
import Testing

@Suite("dates known to the day, the month or the year")
struct PartialDateTests {
    @Test(
        "a date may be any day of its month or year",
        arguments: [
            (2024, 2, 29, "2024-02-29", "2024-02-29", "2024-02-29"),
            (2024, 2, nil, "2024-02", "2024-02-01", "2024-02-29"),
            (2023, 2, nil, "2023-02", "2023-02-01", "2023-02-28"),
            (1988, nil, nil, "1988", "1988-01-01", "1988-12-31"),
            (1988, 11, nil, "1988-11", "1988-11-01", "1988-11-30"),
        ] as [(Int, Int?, Int?, String, String, String)]
    )
    func span(
        year: Int,
        month: Int?,
        day: Int?,
        text: String,
        earliest: String,
        latest: String
    ) throws {
        let date = try #require(PartialDate(year: year, month: month, day: day))
        #expect(date.description == text)
        #expect(date.earliest.description == earliest)
        #expect(date.latest.description == latest)
    }

    @Test(
        "there is no such date",
        arguments: [
            (2023, 2, 29), (2024, 13, nil), (2024, 0, nil), (1899, nil, nil), (2200, 1, nil),
            (2024, nil, 1),
        ] as [(Int, Int?, Int?)]
    )
    func none(year: Int, month: Int?, day: Int?) {
        #expect(PartialDate(year: year, month: month, day: day) == nil)
    }

    @Test(
        "completed years are one number or the two between which they lie",
        arguments: [
            (1988, 3, 9, 36, 36),
            (1988, 3, nil, 36, 36),
            (1988, 9, nil, 35, 36),
            (1988, nil, nil, 35, 36),
            (1988, 10, nil, 35, 35),
        ] as [(Int, Int?, Int?, Int, Int)]
    )
    func completedYears(year: Int, month: Int?, day: Int?, fewest: Int, most: Int) throws {
        let date = try #require(PartialDate(year: year, month: month, day: day))
        let reference = try #require(Day(year: 2024, month: 9, day: 10))
        #expect(date.completedYears(until: reference) == fewest...most)
    }

    @Test("no day of a partial date lies outside its completed years", arguments: 1...10)
    func bounds(seed: UInt64) throws {
        var random = Generator(state: seed)
        for _ in 0..<200 {
            let year = Int.random(in: 1950...2010, using: &random)
            let month = Bool.random(using: &random) ? Int.random(in: 1...12, using: &random) : nil
            let date = try #require(PartialDate(year: year, month: month))
            let reference = Day(daysSinceEpoch: .random(in: 15_000...25_000, using: &random))
            let possible = date.earliest.daysSinceEpoch...date.latest.daysSinceEpoch
            let years = possible.map {
                Day(daysSinceEpoch: $0).completedYears(until: reference)
            }
            let range = date.completedYears(until: reference)
            #expect(years.min() == range.lowerBound && years.max() == range.upperBound)
        }
    }

    @Test("a whole day is a partial date of one day")
    func whole() throws {
        let day = try #require(Day(year: 2024, month: 2, day: 29))
        let date = PartialDate(day)
        #expect(date == PartialDate(year: 2024, month: 2, day: 29))
        #expect(date.earliest == day && date.latest == day)
    }
}
