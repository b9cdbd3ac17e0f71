import Testing

@testable import Statistics

/// practice.md 4.1 and 4.2.
struct AgreementTests {
    private static let first = [5, 4, 4, 3, 5, 2, 4, 3, 5, 4]
    private static let second = [5, 4, 3, 3, 4, 3, 4, 2, 5, 5]

    private static func pairs(
        _ first: [Int],
        _ second: [Int],
        _ scale: ClosedRange<Int>
    ) throws -> LevelPairs {
        try LevelPairs(zip(first, second).map { ($0, $1) }, scale: scale)
    }

    @Test("practice.md 4.1: kappa unweighted, linear, quadratic, AC2 and ordinal alpha")
    func golden() throws {
        let pairs = try Self.pairs(Self.first, Self.second, 2...5)
        let kappas = try AgreementWeights.allCases.map {
            try CohenKappa.estimate(pairs, $0).value
        }
        #expect(close(kappas, [0.3055556, 0.5283019, 0.7311828], 7))
        let table = try LevelTable(zip(Self.first, Self.second).map { [$0, $1] }, scale: 2...5)
        let agreement = try GwetAgreement.estimate(table, .quadratic)
        #expect(close(agreement.value, 0.82164, 5))
        #expect(close(agreement.standardError ?? 0, 0.07168, 5))
        #expect(close(agreement.interval?.lower ?? 0, 0.6595, 4))
        #expect(close(agreement.interval?.upper ?? 0, 0.98378, 5))
        #expect(agreement.count == 10)
        #expect(close(try KrippendorffAlpha.ordinal.estimate(table).value, 0.7738095, 7))
    }

    @Test("practice.md 4.1: kappa collapses on lopsided use, AC2 and the exact share do not")
    func lopsided() throws {
        let levels = Array(repeating: (4, 4), count: 18) + [(5, 4), (4, 5)]
        let pairs = try Self.pairs(levels.map(\.0), levels.map(\.1), 2...5)
        let table = try LevelTable(levels.map { [$0.0, $0.1] }, scale: 2...5)
        #expect(close(try CohenKappa.estimate(pairs, .quadratic).value, -0.0526, 4))
        #expect(close(try GwetAgreement.estimate(table, .quadratic).value, 0.98777, 5))
        #expect(try pairs.agreement(within: 0).value == 0.9)
        #expect(try pairs.agreement(within: 1).value == 1)
        #expect(try pairs.agreement(within: 0).interval != nil)
    }

    @Test("practice.md 4: kappa weighs places of the whole scale, not of the levels used")
    func wholeScale() throws {
        let first = [2, 3, 5, 5, 3, 2]
        let second = [2, 5, 5, 3, 3, 3]
        let cut = try Self.pairs(
            first.map { $0 == 5 ? 4 : $0 },
            second.map { $0 == 5 ? 4 : $0 },
            2...4
        )
        let whole = try Self.pairs(first, second, 2...5)
        let values = try [cut, whole].map { try CohenKappa.estimate($0, .quadratic).value }
        #expect(values[0] != values[1])
    }

    @Test(
        "practice.md 4.2: Krippendorff's data of 2011, 4 observers by 12 units with missing cells"
    )
    func krippendorff() throws {
        let observers: [[Int?]] = [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, nil, nil, nil],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nil, 3],
            [nil, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nil],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nil],
        ]
        let units = (0..<12).map { unit in observers.compactMap { $0[unit] } }
        let table = try LevelTable(units, scale: 1...5)
        let values = try KrippendorffAlpha.allCases.map { try $0.estimate(table).value }
        #expect(close(values, [0.7434211, 0.8153875, 0.8491071], 7))
        #expect(try KrippendorffAlpha.nominal.estimate(table).count == 11)
        // irrCAC documents AC1 of the same data with its error.
        let agreement = try GwetAgreement.estimate(table, .identity)
        #expect(close(agreement.value, 0.77544, 5))
        #expect(close(agreement.standardError ?? 0, 0.14295, 5))
        #expect(agreement.interval?.upper == 1)
    }

    @Test("where nothing varies or nothing is paired, the reason stands in place of a number")
    func undefined() throws {
        let same = try Self.pairs([4, 4, 4], [4, 4, 4], 2...5)
        #expect(
            reason { () throws(Undefined) in try CohenKappa.estimate(same, .linear) } == .noSpread
        )
        #expect(try same.agreement(within: 0).value == 1)
        let table = try LevelTable([[4, 4], [4, 4]], scale: 2...5)
        #expect(
            reason { () throws(Undefined) in try KrippendorffAlpha.nominal.estimate(table) }
                == .noSpread
        )
        #expect(try GwetAgreement.estimate(table, .identity).value == 1)
        let single = try LevelTable([[4], [], [3]], scale: 2...5)
        let none = Undefined.tooFew(have: 0, need: 1)
        #expect(
            reason { () throws(Undefined) in try GwetAgreement.estimate(single, .identity) } == none
        )
        #expect(
            reason { () throws(Undefined) in try KrippendorffAlpha.nominal.estimate(single) }
                == none
        )
        #expect(
            reason { () throws(Undefined) in try LevelTable([[6]], scale: 2...5) }
                == .outsideScale(level: 6)
        )
        #expect(
            reason { () throws(Undefined) in try LevelPairs([(nil, 1)], scale: 2...5) }
                == .outsideScale(level: 1)
        )
        let unpaired = try LevelPairs([(nil, 3), (4, nil)], scale: 2...5)
        #expect(
            reason { () throws(Undefined) in try CohenKappa.estimate(unpaired, .linear) } == none
        )
        #expect(reason { () throws(Undefined) in try unpaired.agreement(within: 0) } == none)
    }
}
