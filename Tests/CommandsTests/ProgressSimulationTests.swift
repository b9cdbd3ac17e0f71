import Domain
import Foundation
import Support
import Testing

@testable import Commands

/// practice.md 4.7, through statements: whom awards and fair ranking crown where nobody progressed.
///
/// Fixed seeds, so that each number is the same every time.
@Suite("finals of a school in which nobody made progress")
struct ProgressSimulationTests {
    /// How often each rule's first was a small class, and one of a low beginning, of `rounds`.
    private struct Shares {
        var rawSmall = 0.0
        var fairSmall = 0.0
        var rawLow = 0.0
        var fairLow = 0.0
    }

    /// By chance 5 of 20 classes are the smallest and 7 of 20 the lowest at the beginning.
    private static let sizes = [
        12, 14, 16, 18, 20, 25, 28, 30, 32, 35, 36, 38, 40, 42, 44, 46, 48, 50, 52, 55,
    ]
    private static let rounds = 100

    @Test("the raw rise crowns small classes and low beginnings; the fair ranking neither")
    func chanceOfPupils() throws {
        let shares = try Self.shares(seed: 47, shock: 0)
        #expect(shares.rawSmall >= 0.45, "\(shares)")
        #expect(shares.rawLow >= 0.5, "\(shares)")
        #expect(shares.fairSmall <= 0.3, "\(shares)")
        #expect(shares.fairLow <= 0.42, "\(shares)")
    }

    @Test("what befell a whole class on one day is lessened, and is not told from a beginning")
    func chanceOfClasses() throws {
        let shares = try Self.shares(seed: 48, shock: 2)
        #expect(shares.rawLow >= 0.7, "\(shares)")
        #expect(shares.fairLow < shares.rawLow, "\(shares)")
        #expect(shares.fairSmall <= 0.3, "\(shares)")
    }

    // MARK: Rounds

    private static func shares(seed: UInt64, shock: Double) throws -> Shares {
        let school = try Self.school()
        var random = Normal(seed: seed)
        var shares = Shares()
        for _ in 0..<rounds {
            let process = try InProcess()
            process.register = school
            let starts = try enter(&random, shock, in: process)
            let low = Set(starts.indices.sorted { starts[$0] < starts[$1] }.prefix(7))
            let raw = try winners(process, "progress show term=now", "award", "winner")
            let fair = try winners(process, "progress rank term=now", "place", "1")
            shares.rawSmall += share(raw) { $0 < 5 }
            shares.rawLow += share(raw, low.contains)
            shares.fairSmall += share(fair) { $0 < 5 }
            shares.fairLow += share(fair, low.contains)
        }
        for path in [\Shares.rawSmall, \.rawLow, \.fairSmall, \.fairLow] {
            shares[keyPath: path] /= Double(rounds)
        }
        return shares
    }

    private static func share(_ winners: [Int], _ holds: (Int) -> Bool) -> Double {
        Double(winners.count(where: holds)) / Double(winners.count)
    }

    /// Twenty classes of one grade, their pupils, two terms with a final each.
    private static func school() throws -> Register {
        let process = try InProcess()
        try carryOut("unit add sim name=模拟 kind=primary grades=1..6", in: process)
        let scheme = "scheme mean name=平均分\\nitems subjects=语文 metrics=mean"
        try carryOut("scheme load mean text=\"\(scheme)\"", in: process)
        try carryOut("scheme use mean unit=sim from=2024-01-01", in: process)
        for (term, first, last, day) in [
            ("before", "2024-02-26", "2024-07-05", "2024-06-28"),
            ("now", "2024-09-01", "2025-01-17", "2025-01-10"),
        ] {
            try carryOut("term open \(term) unit=sim from=\(first) to=\(last)", in: process)
            try carryOut("test add \(term) unit=sim term=\(term) kind=final", in: process)
            let grade = term == "before" ? 2 : 3
            let paper = "paper add test=\(term) grade=\(grade) subject=语文 on=\(day) full=200"
            try carryOut(paper, in: process)
        }
        for (place, size) in sizes.enumerated() {
            try carryOut(
                "class add C\(place) unit=sim entered=2022 number=\(place + 1)",
                in: process
            )
            for pupil in 0..<size {
                try carryOut("pupil add P\(place)-\(pupil) class=C\(place)", in: process)
            }
        }
        return process.register
    }

    /// Enters both finals; nobody's true mark differs from one to the other.
    /// - Returns: the classes' means in the first.
    private static func enter(
        _ random: inout Normal,
        _ shock: Double,
        in process: InProcess
    ) throws -> [Double] {
        var starts: [Double] = []
        for (place, size) in sizes.enumerated() {
            // Of a variance of 144, four fifths are the pupils' own and stay.
            let own = (0..<size).map { _ in (144 * 0.8).squareRoot() * random.next() }
            for term in ["before", "now"] {
                let day = 100 + shock * random.next()
                let marks = own.map { own in
                    Int((100 * (day + own + (144 * 0.2).squareRoot() * random.next())).rounded())
                }
                if term == "before" { starts.append(Double(marks.reduce(0, +)) / Double(size)) }
                let list = marks.enumerated().map { pupil, mark in
                    "P\(place)-\(pupil):\(mark / 100).\(mark % 100 / 10)\(mark % 10)"
                }
                try carryOut(
                    "marks put test=\(term) class=C\(place) subject=语文 "
                        + "list=\"\(list.joined(separator: " "))\"",
                    in: process
                )
            }
        }
        return starts
    }

    private static func carryOut(_ line: String, in process: InProcess) throws {
        if case .failure(let refusal) = process.outcome(of: line) {
            throw InProcess.FixtureFault(line: line, refusal: refusal)
        }
    }

    /// The places of the classes in whose row a column has that value.
    private static func winners(
        _ process: InProcess,
        _ query: String,
        _ column: String,
        _ value: String
    ) throws -> [Int] {
        let lines = process.lines(of: query)
        let heads = try #require(lines.first).dropFirst().split(separator: "\t")
        let names = heads.map { $0.prefix { $0 != ":" } }
        let wanted = try #require(names.firstIndex { $0 == column })
        let group = try #require(names.firstIndex { $0 == "class" })
        let found = lines.filter { $0.hasPrefix("=") }.map {
            $0.dropFirst().split(separator: "\t", omittingEmptySubsequences: false)
        }.filter { $0[wanted] == value }.compactMap { Int($0[group].dropFirst()) }
        #expect(!found.isEmpty, "\(query): \(lines)")
        return found
    }
}

/// Standard normal deviates from a seed (Box and Muller 1958).
private struct Normal {
    private var random: Generator

    init(seed: UInt64) {
        random = Generator(state: seed)
    }

    mutating func next() -> Double {
        func uniform() -> Double { (Double(random.next() >> 11) + 0.5) / 9_007_199_254_740_992 }
        return (-2 * log(uniform())).squareRoot() * cos(2 * Double.pi * uniform())
    }
}
