import Support
import Testing

@testable import Domain

@Suite("a sheet gives back the marks that it was made from")
struct SheetTests {
    private static let key = InstrumentKey(
        version: SchemeVersion.Key(scheme: SchemeID("rubric"), version: 1),
        name: "lesson"
    )

    private static func sheet(_ marks: [Sheet.Mark]) -> Sheet {
        Sheet(instrument: key, marks: marks)
    }

    @Test("whatever they are: levels, halves, hundredths, below 0, missing, not applicable")
    func random() {
        var random = Generator(state: 5)
        let steps = [100, 50, 10, 1]
        for _ in 0..<5_000 {
            let count = Int.random(in: 0...40, using: &random)
            let step = steps[Int.random(in: 0..<4, using: &random)]
            let most = [5, 13, 14, 100, 253, 254, 9_000][Int.random(in: 0..<7, using: &random)]
            let least = Int.random(in: 0..<8, using: &random) == 0 ? -most : 0
            let marks = (0..<count).map { _ -> Sheet.Mark in
                switch Int.random(in: 0..<12, using: &random) {
                case 0: .missing
                case 1: .notApplicable
                default: .points(Int.random(in: least...most, using: &random) * step)
                }
            }
            let sheet = Self.sheet(marks)
            #expect(sheet.marks == marks)
            #expect(sheet.count == count)
            #expect(sheet.isComplete == !marks.contains(.missing))
            #expect(sheet == Self.sheet(marks))
            #expect(sheet.hashValue == Self.sheet(marks).hashValue)
            guard let last = marks.last, last != .points(0) else { continue }
            #expect(sheet != Self.sheet(marks.dropLast() + [.points(0)]))
        }
    }

    @Test("30 marks of 13 steps and 15 of 253 are packed, one more of either is not")
    func limits() {
        func isPacked(_ count: Int, _ points: Int) -> Bool {
            PackedMarks(Array(repeating: Sheet.Mark.points(points), count: count)) != nil
        }
        #expect(isPacked(30, 1_300) && !isPacked(31, 1_300))
        #expect(isPacked(15, 1_400) && !isPacked(16, 1_400))
        #expect(isPacked(15, 25_300) && !isPacked(15, 25_400))
        #expect(!isPacked(1, -100))
        #expect(PackedMarks.none.isNone && PackedMarks([])?.isNone == false)
    }

    @Test("what it shares with another changes nothing of it")
    func sharing() {
        let one = Self.sheet([.points(500), .missing])
        let other = Self.sheet([.points(400), .notApplicable])
        #expect(one.sharing(with: other) == one)
        #expect(one.sharing(with: nil) == one)
        let large = Self.sheet([.points(99_900), .points(1)])
        #expect(one.sharing(with: large) == one)
        #expect(large.sharing(with: one) == large)
        #expect(one.isBySameInstrument(as: large))
    }
}
