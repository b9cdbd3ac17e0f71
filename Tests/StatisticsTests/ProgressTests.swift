import Testing

@testable import Statistics

/// practice.md 3.4, 4.7, 4.9 and 4.10.
struct ProgressTests {
    private static let classes = zip([82, 78, 91, 75, 84, 79], [45, 40, 12, 50, 38, 42]).map {
        Shrinkage.Class(mean: $0, count: $1)
    }

    @Test("practice.md 4.7: empirical Bayes of six classes")
    func shrinkage() throws {
        let found = try Shrinkage(Self.classes, variance: 144)
        #expect(close(found.heterogeneity, 25.638767))
        #expect(close(found.between, 16.042994))
        #expect(close(found.centre.value, 80.956729))
        #expect(
            close(found.shares, [0.833706, 0.816729, 0.572086, 0.847804, 0.808926, 0.823919])
        )
        let effects = [81.826510, 78.541884, 86.702340, 75.906589, 83.418509, 79.344543]
        #expect(close(found.effects.map(\.value), effects))
        #expect(found.effects.map(\.count) == [45, 40, 12, 50, 38, 42])
        #expect(found.probability < 0.001)
        let ranks = try RankDistribution(found.posteriors)
        #expect(close(ranks.best.reduce(0, +), 1, 9))
        #expect(TieGroups(ranks.best, margin: 0.05).winners == [2])
        #expect(ranks.places()[3] == 4...6)
        for row in ranks.probabilities { #expect(close(row.reduce(0, +), 1, 9)) }
        #expect(close(ranks.expected.reduce(0, +), 21, 9))
        #expect(ranks.within(places: 6).allSatisfy { close($0, 1, 9) })
    }

    @Test("classes that differ by chance alone are drawn to one mean and not ranked")
    func chance() throws {
        let classes = [80.0, 80.1, 79.9].map { Shrinkage.Class(mean: $0, count: 40) }
        let found = try Shrinkage(classes, variance: 144)
        #expect(found.between == 0)
        #expect(found.effects.allSatisfy { close($0.value, 80, 9) })
        let ranks = reason { () throws(Undefined) in try RankDistribution(found.posteriors) }
        #expect(ranks == .noSpread)
        let many = Array(repeating: RankDistribution.Contestant(mean: 0, deviation: 1), count: 201)
        let refused = reason { () throws(Undefined) in try RankDistribution(many) }
        #expect(refused == .tooMany(have: 201, limit: 200))
        let alike = try RankDistribution(Array(many.prefix(4)))
        #expect(close(alike.best, [0.25, 0.25, 0.25, 0.25], 9))
        #expect(alike.places() == Array(repeating: 1...4, count: 4))
    }

    @Test("a residual gain takes out where a class began")
    func residual() throws {
        let classes = [(70.0, 75.0), (80, 82), (90, 92), (60, 70)].map {
            ResidualGain.Class(before: $0.0, after: $0.1)
        }
        let found = try ResidualGain(classes)
        #expect(close(found.slope, 0.73, 9))
        #expect(found.gains.reduce(0) { $0 + $1.value }.magnitude < 1e-9)
        #expect(found.gains.allSatisfy { $0.interval != nil && $0.count == 4 })
        let alike = reason { () throws(Undefined) in
            try ResidualGain(Array(repeating: .init(before: 1, after: 2), count: 3))
        }
        #expect(alike == .noSpread)
        let two = reason { () throws(Undefined) in try ResidualGain(Array(classes.prefix(2))) }
        #expect(two == .tooFew(have: 2, need: 3))
    }

    @Test("pupils' own beginnings: a class without pupils has no gain")
    func adjusted() throws {
        let pupils = [(0, 60.0, 65.0), (0, 70, 74), (2, 80, 90), (2, 90, 98), (2, 85, 95)].map {
            AdjustedGain.Pupil(group: $0.0, before: $0.1, after: $0.2)
        }
        let found = try AdjustedGain(pupils, groups: 3)
        #expect(found.gains[1] == nil)
        #expect(found.gains[2]?.count == 3)
        let few = reason { () throws(Undefined) in
            try AdjustedGain(Array(pupils.prefix(2)), groups: 1)
        }
        #expect(few == .tooFew(have: 2, need: 3))
    }

    @Test("the T scale has mean 50 and deviation 10; what is all alike has no scale")
    func scales() throws {
        let t = try StandardScale.t.score(90, in: Spread([70, 80, 90]), .count)
        #expect(close(t, 50 + 10 * (1.5).squareRoot(), 9))
        let flat = reason { () throws(Undefined) in
            try StandardScale.z.score(90, in: Spread([90, 90]), .count)
        }
        #expect(flat == .noSpread)
    }

    @Test("practice.md 4.9: nominal 0.4 of a part that hardly varies decides hardly anything")
    func effective() throws {
        var numbers = SeededNumbers(seed: 9)
        let rows = (0..<20_000).map { _ in
            [80 + 2 * numbers.normal(), 70 + 8 * numbers.normal(), 60 + 10 * numbers.normal()]
        }
        let nominal = [0.4, 0.3, 0.3]
        let found = try EffectiveWeights(rows, nominal: nominal)
        #expect(close(found.effective.reduce(0, +), 1, 9))
        // Independent parts have (w·s)² of the whole: 0.64, 5.76 and 9 of 15.4.
        for (own, share) in zip(found.effective, [0.64 / 15.4, 5.76 / 15.4, 9 / 15.4]) {
            #expect((own - share).magnitude < 0.02)
        }
    }

    @Test("those who are alike share a place, and the next place is as if they had not")
    func places() {
        let places = TieGroups([90.0, 85, 85, 85, 80, 79, 78, 70, 60, 50])
        #expect(places.places == [1, 2, 2, 2, 5, 6, 7, 8, 9, 10])
        #expect(TieGroups([]).winners.isEmpty)
    }
}
