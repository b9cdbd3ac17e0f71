import Domain
import Testing

@Suite("exact square roots")
struct RootTests {
    @Test(
        "rounded half up to the places asked for",
        arguments: [
            (2, 1, 4, 14_142), (896, 3, 4, 172_820), (0, 7, 2, 0), (1, 4, 0, 1), (9, 1, 3, 3_000),
            (8_100, 1, 0, 90), (2_025, 10_000, 2, 45),
        ]
    )
    func rounded(numerator: UInt, denominator: UInt, places: Int, expected: Int) {
        let root = Root.rounded(UInt128(numerator), over: UInt128(denominator), places: places)
        #expect(root == expected)
    }

    @Test("the floor is the greatest integer whose square fits", arguments: 0...2_000)
    func floor(number: Int) {
        let root = Root.floor(UInt128(number))
        #expect(root * root <= UInt128(number) && (root + 1) * (root + 1) > UInt128(number))
    }

    @Test("what is beyond 128 bits is nil, not a trap")
    func beyond() {
        #expect(Root.rounded(UInt128.max, over: 1, places: 0) == nil)
        #expect(Root.rounded(1, over: 0, places: 0) == nil)
    }
}
