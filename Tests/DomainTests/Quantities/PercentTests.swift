import Domain
import Testing

@Suite("shares and marks")
struct PercentTests {
    @Test(
        "a share of marks is exact or none",
        arguments: [
            (8_500, 10_000, 8_500), (6_000, 12_000, 7_200), (8_500, 15_000, 12_750),
            (6_250, 10_000, 6_250), (3_333, 10_000, 3_333), (3_333, 12_000, nil),
            (1, 10_000, 1), (1, 5_000, nil), (0, 10_000, 0), (10_000, 77_500, 77_500),
            (1_000_000, Int.max / 1_000, nil),
        ] as [(Int, Int, Int?)]
    )
    func exactly(percent: Int, full: Int, expected: Int?) {
        let marks = Percent(hundredths: percent).exactly(of: Marks(hundredths: full))
        #expect(marks?.hundredths == expected)
    }

    @Test("a share is a fraction of 1 and ordered by size")
    func fraction() {
        #expect(Percent(hundredths: 8_500).fraction == Fraction(8_500, 10_000))
        #expect(Percent(hundredths: 8_499) < Percent(hundredths: 8_500))
    }

    @Test("marks are ordered by size")
    func marks() {
        #expect(Marks(hundredths: 9_199) < Marks(hundredths: 9_200))
        #expect(Marks.zero == Marks(hundredths: 0))
    }
}
