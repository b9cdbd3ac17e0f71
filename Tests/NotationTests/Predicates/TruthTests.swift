import Testing

@testable import Notation

@Suite("three-valued logic")
struct TruthTests {
    @Test(
        "and, or and not follow Kleene",
        arguments: [
            (Truth.yes, .yes, .yes, .yes), (.yes, .no, .no, .yes), (.yes, .unknown, .unknown, .yes),
            (.no, .no, .no, .no), (.no, .unknown, .no, .unknown),
            (.unknown, .unknown, .unknown, .unknown),
        ] as [(Truth, Truth, Truth, Truth)]
    )
    func tables(left: Truth, right: Truth, both: Truth, either: Truth) {
        #expect(left.and(right) == both && right.and(left) == both)
        #expect(left.or(right) == either && right.or(left) == either)
    }

    @Test("not turns yes and no round, and leaves unknown")
    func negation() {
        #expect(!Truth.yes == .no)
        #expect(!Truth.no == .yes)
        #expect(!Truth.unknown == .unknown)
        #expect(Truth(true) == .yes && Truth(false) == .no)
    }
}
