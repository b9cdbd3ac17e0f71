import Domain
import Testing

@Suite("ranges of days")
struct DayRangeTests {
    private static func range(_ first: Int32, _ last: Int32?) -> DayRange {
        DayRange(
            Day(daysSinceEpoch: first),
            last.map { Day(daysSinceEpoch: $0) }
        )
    }

    @Test(
        "both ends belong to a range, and one without an end goes on",
        arguments: [
            (10, 12, 9, false), (10, 12, 10, true), (10, 12, 12, true), (10, 12, 13, false),
            (10, 10, 10, true), (10, nil, 9, false), (10, nil, 10, true), (10, nil, 80_000, true),
        ] as [(Int32, Int32?, Int32, Bool)]
    )
    func contains(first: Int32, last: Int32?, day: Int32, expected: Bool) {
        #expect(Self.range(first, last).contains(Day(daysSinceEpoch: day)) == expected)
    }

    @Test("ranges overlap exactly when they share a day, either way round")
    func overlaps() {
        let lasts: [Int32?] = [1, 2, 3, 4, nil]
        var wrong: [String] = []
        let ranges = (Int32(1)...4).flatMap { first in
            lasts.compactMap { last in (last ?? 4) < first ? nil : Self.range(first, last) }
        }
        for one in ranges {
            for other in ranges {
                let shared = (Int32(1)...9).contains { number in
                    let day = Day(daysSinceEpoch: number)
                    return one.contains(day) && other.contains(day)
                }
                if one.overlaps(other) != shared { wrong.append("\(one) \(other)") }
            }
        }
        #expect(ranges.count == 14)
        #expect(wrong.isEmpty)
    }
}
