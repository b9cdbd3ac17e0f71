import Domain
import Support
import Testing

@Suite("exact fractions")
struct FractionTests {
    @Test(
        "comparison is exact, without rounding or overflow",
        arguments: [
            // 89.9756 is not 90 (systems.md §0.4).
            (899_756, 10_000, 90, 1, false),
            (900_000, 10_000, 90, 1, true),
            (35, 42, 85, 100, false),
            (36, 42, 85, 100, true),
            (2, 3, 666_666_666_666_666_667, 1_000_000_000_000_000_000, false),
            (2, 3, 666_666_666_666_666_666, 1_000_000_000_000_000_000, true),
            (Int.max, 1, Int.max - 1, 1, true),
            (Int.max - 1, Int.max, 1, 1, false),
            (Int.max, Int.max, 1, 1, true),
            (Int.max - 1, Int.max, Int.max - 2, Int.max - 1, true),
            (Int.max - 2, Int.max - 1, Int.max - 1, Int.max, false),
            (Int.min, 1, Int.max, 1, false),
            (Int.min, Int.max, Int.min, Int.max, true),
            (-1, 3, -1, 2, true),
            (-1, 2, -1, 3, false),
            (0, 5, 0, 7, true),
        ]
    )
    func atLeast(a: Int, b: Int, c: Int, d: Int, expected: Bool) {
        #expect(Fraction(a, b).isAtLeast(Fraction(c, d)) == expected)
    }

    @Test("comparison agrees with wide arithmetic", arguments: 1...10)
    func atLeastProperty(seed: UInt64) {
        var random = Generator(state: seed)
        for _ in 0..<500 {
            let (a, b) = Self.parts(&random)
            let (c, d) = Self.parts(&random)
            let expected = Int128(a) * Int128(d) >= Int128(c) * Int128(b)
            #expect(Fraction(a, b).isAtLeast(Fraction(c, d)) == expected, "\(a)/\(b) \(c)/\(d)")
        }
    }

    @Test(
        "rounding is half up, away from zero",
        arguments: [
            (35 * 100, 42, 2, 8_333),
            (41 * 100, 42, 2, 9_762),
            (31 * 100, 38, 2, 8_158),
            (17 * 100, 18, 2, 9_444),
            (24 * 100, 56, 0, 43),
            (1, 2, 0, 1), (-1, 2, 0, -1),
            (1, 8, 2, 13), (-1, 8, 2, -13),
            (124, 1_000, 2, 12), (-124, 1_000, 2, -12),
            (125, 1_000, 2, 13), (-125, 1_000, 2, -13),
            (5, 10, 0, 1), (4, 9, 0, 0), (-4, 9, 0, 0), (0, 3, 2, 0), (7, 1, 2, 700),
            (Int.max, 1, 0, Int.max), (Int.max, Int.max, 0, 1), (Int.min + 1, 1, 0, Int.min + 1),
        ]
    )
    func rounded(numerator: Int, denominator: Int, places: Int, expected: Int) {
        #expect(Fraction(numerator, denominator).rounded(places: places) == expected)
    }

    @Test(
        "rounding beyond an Int is nil, never a trap",
        arguments: [
            (Int.max, 1, 1), (Int.max, 2, 2), (Int.min, 1, 0), (Int.min, 1, 2),
            (1_500_000_000_000_000_000, 1, 1), (-1_500_000_000_000_000_000, 1, 1),
        ]
    )
    func tooGreat(numerator: Int, denominator: Int, places: Int) {
        #expect(Fraction(numerator, denominator).rounded(places: places) == nil)
    }

    @Test("rounding is never more than half a unit off", arguments: 1...10)
    func roundedProperty(seed: UInt64) throws {
        var random = Generator(state: seed)
        for _ in 0..<500 {
            let numerator = Int.random(in: -1_000_000_000...1_000_000_000, using: &random)
            let denominator = Int.random(in: 1...5_000, using: &random)
            let rounded = try #require(Fraction(numerator, denominator).rounded(places: 2))
            let twice = 2 * (rounded * denominator - numerator * 100)
            #expect(abs(twice) <= denominator)
            // A half goes away from zero.
            if abs(twice) == denominator { #expect((twice > 0) == (numerator > 0)) }
        }
    }

    @Test(
        "the ceiling is the least whole number not below",
        arguments: [
            // Case 97: 85 % of 42 pupils are 36.
            (8_500, 10_000, 42, 36), (10_000, 10_000, 42, 42), (9_500, 10_000, 40, 38),
            // Case 127: 70 % of 264 are 185.
            (7_000, 10_000, 264, 185),
            (0, 10_000, 42, 0), (1, 3, 0, 0), (1, 3, 3, 1), (1, 3, 4, 2), (-1, 3, 4, -1),
            (-1, 3, 3, -1),
            // A product beyond an Int.
            (100_000_000_000, 100_000_000_000, 100_000_000_000, 100_000_000_000),
            (Int.max, Int.max, Int.max, Int.max),
            (Int.max - 1, Int.max, Int.max, Int.max - 1),
        ]
    )
    func ceiling(numerator: Int, denominator: Int, factor: Int, expected: Int) {
        #expect(Fraction(numerator, denominator).ceiling(times: factor) == expected)
    }

    @Test("the ceiling agrees with wide arithmetic", arguments: 1...10)
    func ceilingProperty(seed: UInt64) {
        var random = Generator(state: seed)
        for _ in 0..<500 {
            let denominator = Int.random(in: 1...Int.max, using: &random)
            let numerator = Int.random(in: -denominator...denominator, using: &random)
            let factor = Int.random(in: 0...Int.max, using: &random)
            let result = Int128(Fraction(numerator, denominator).ceiling(times: factor))
            let product = Int128(numerator) * Int128(factor)
            #expect(result * Int128(denominator) >= product)
            #expect((result - 1) * Int128(denominator) < product)
        }
    }

    /// A fraction of small or of very great parts.
    private static func parts(_ random: inout Generator) -> (Int, Int) {
        let limit = Bool.random(using: &random) ? 100 : Int.max
        return (.random(in: -limit...limit, using: &random), .random(in: 1...limit, using: &random))
    }
}
