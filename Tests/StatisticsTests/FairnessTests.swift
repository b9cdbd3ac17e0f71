import Testing

@testable import Statistics

/// practice.md 4.7: what "fastest progress" rewards where no class made any.
struct FairnessTests {
    /// How often each rule's winner was a small class, and a class of a low beginning.
    private struct Tally {
        var rounds = 0.0
        var rawSmall = 0.0
        var fairSmall = 0.0
        var rawLow = 0.0
        var fairLow = 0.0
    }

    private static let sizes = [
        12, 14, 16, 18, 20, 25, 28, 30, 32, 35, 36, 38, 40, 42, 44, 46, 48, 50, 52, 55,
    ]

    @Test("raw gains crown small classes and low beginnings; shrunk residual gains do not")
    func simulation() throws {
        var numbers = SeededNumbers(seed: 47)
        var tally = Tally()
        for _ in 0..<400 { try Self.play(&numbers, &tally) }
        // By chance 5 of 20 are the smallest, 7 of 20 the lowest.
        #expect(tally.rawSmall / tally.rounds > 0.35)
        #expect(tally.rawLow / tally.rounds > 0.6)
        #expect(tally.fairSmall / tally.rounds < tally.rawSmall / tally.rounds - 0.1)
        #expect(tally.fairLow / tally.rounds < 0.45)
    }

    /// One school of 20 classes with shocks of a class and a test, and no true progress.
    private static func play(_ numbers: inout SeededNumbers, _ tally: inout Tally) throws {
        let classes = sizes.map { size in
            let error = 12 / Double(size).squareRoot()
            return ResidualGain.Class(
                before: 80 + 2 * numbers.normal() + error * numbers.normal(),
                after: 80 + 2 * numbers.normal() + error * numbers.normal()
            )
        }
        let raw = classes.map { $0.after - $0.before }
        let gains = try ResidualGain(classes).gains
        let shrunk = try Shrinkage(
            zip(gains, sizes).map { Shrinkage.Class(mean: $0.value, count: $1) },
            variance: 144
        )
        let low = Set(
            classes.indices.sorted { classes[$0].before < classes[$1].before }.prefix(7)
        )
        tally.rounds += 1
        let rawWinner = TieGroups(raw).winners
        tally.rawSmall += share(rawWinner) { $0 < 5 }
        tally.rawLow += share(rawWinner, low.contains)
        let fair = TieGroups(shrunk.effects.map(\.value), margin: 1e-9).winners
        tally.fairSmall += share(fair) { $0 < 5 }
        tally.fairLow += share(fair, low.contains)
    }

    private static func share(_ winners: [Int], _ holds: (Int) -> Bool) -> Double {
        Double(winners.count(where: holds)) / Double(winners.count)
    }
}
