import Notation
import Support
import Testing

@Suite("exact decimals")
struct DecimalsTests {
    @Test(
        "a plain decimal is read exactly",
        arguments: [
            ("92", 2, 9_200), ("92.5", 2, 9_250), ("92.50", 2, 9_250), ("92.500", 2, 9_250),
            ("0", 2, 0), ("0.0", 2, 0), ("0.01", 2, 1), ("-0.25", 2, -25), ("-92", 2, -9_200),
            ("3541.5", 2, 354_150), ("007", 2, 700), ("92", 0, 92), ("92.0", 0, 92),
            ("999999999999999.99", 2, 99_999_999_999_999_999), ("1.2345", 4, 12_345),
        ]
    )
    func scaled(text: String, places: Int, expected: Int) {
        #expect(Decimals.scaled(text, places: places) == expected)
    }

    @Test(
        "anything else is none",
        arguments: [
            "", "-", ".", "-.", ".5", "5.", "-0", "-0.0", "+1", "--1", "1-", "1e3", "0x10", " 1",
            "1 ", "1,000", "1.2.3", "1.234", "0.001", "NaN", "inf", "١٢", "１２", "1．5", "张",
            "1000000000000000", "9223372036854775807", "9223372036854775808",
            String(repeating: "9", count: 400),
        ]
    )
    func none(text: String) {
        #expect(Decimals.scaled(text, places: 2) == nil)
    }

    @Test(
        "a whole number has no sign, no leading zero and at most 15 digits",
        arguments: [
            ("0", 0), ("7", 7), ("120", 120), ("999999999999999", 999_999_999_999_999),
            ("1000000000000000", nil), ("00", nil), ("007", nil), ("-1", nil), ("+1", nil),
            ("", nil), ("1.0", nil), ("1e3", nil), ("١٢", nil), ("9223372036854775808", nil),
        ] as [(String, Int?)]
    )
    func natural(text: String, expected: Int?) {
        #expect(Decimals.natural(text) == expected)
    }

    @Test(
        "a decimal is written with its places, or without trailing zeros",
        arguments: [
            (9_250, 2, "92.5", "92.50"), (9_200, 2, "92", "92.00"), (0, 2, "0", "0.00"),
            (1, 2, "0.01", "0.01"), (-1, 2, "-0.01", "-0.01"), (-250, 2, "-2.5", "-2.50"),
            (100, 0, "100", "100"), (-100, 0, "-100", "-100"), (12_000, 4, "1.2", "1.2000"),
            (Int.max, 2, "92233720368547758.07", "92233720368547758.07"),
            (Int.min, 2, "-92233720368547758.08", "-92233720368547758.08"),
        ]
    )
    func text(scaled: Int, places: Int, short: String, fixed: String) {
        #expect(Decimals.text(scaled, places: places) == short)
        #expect(Decimals.fixed(scaled, places: places) == fixed)
    }

    @Test("what is written is read back", arguments: 1...10)
    func roundTrip(seed: UInt64) {
        var random = Generator(state: seed)
        for _ in 0..<500 {
            let places = Int.random(in: 0...4, using: &random)
            let limit = Bool.random(using: &random) ? 1_000 : 99_999_999_999_999_999
            let scaled = Int.random(in: -limit...limit, using: &random) / (places > 2 ? 1 : 100)
            let short = Decimals.text(scaled, places: places)
            let fixed = Decimals.fixed(scaled, places: places)
            #expect(Decimals.scaled(short, places: places) == scaled, "\(short)")
            #expect(Decimals.scaled(fixed, places: places) == scaled, "\(fixed)")
        }
    }
}
