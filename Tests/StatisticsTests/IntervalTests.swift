import Testing

@testable import Statistics

/// practice.md 3.4, 4.6, 4.8 and 4.11.
struct IntervalTests {
    @Test("practice.md 4.6: Wilson's interval of small classes")
    func wilson() throws {
        let golden: [(Int, Int, Double, Double)] = [
            (0, 12, 0, 0.242494), (6, 12, 0.253782, 0.746218), (11, 12, 0.646120, 0.985135),
            (12, 12, 0.757506, 1), (38, 45, 0.712161, 0.922546),
        ]
        for (have, count, lower, upper) in golden {
            let estimate = try RateInterval.wilson.estimate(have, of: count)
            let interval = try #require(estimate.interval)
            #expect(close([interval.lower, interval.upper], [lower, upper]))
            #expect(estimate.count == count)
        }
    }

    @Test("the exact interval of none is 1 − (α/2)^(1/n)")
    func exact() throws {
        let none = try #require(try RateInterval.exact.estimate(0, of: 12).interval)
        #expect(none.lower == 0 && close(none.upper, 0.264648, 6))
        let all = try #require(try RateInterval.exact.estimate(12, of: 12).interval)
        #expect(all.upper == 1 && close(all.lower, 0.735352, 6))
    }

    @Test("the mean of groups: statsmodels' cluster-robust interval; alone or alike there is none")
    func grouped() throws {
        let groups: [(sum: Double, count: Int)] = [(24, 3), (11, 2), (9, 1)]
        let found = try MeanInterval.grouped(groups)
        let interval = try #require(found.interval)
        let error = try #require(found.standardError)
        #expect(close([found.value, error], [7.333333, 0.917928]))
        #expect(close([interval.lower, interval.upper], [3.383806, 11.282861]))
        #expect(found.count == 6)
        // Of one value each it is Student's.
        let alone = try MeanInterval.grouped([4, 5, 3].map { (sum: $0, count: 1) })
        let student = try MeanInterval.student(Spread([4, 5, 3]))
        let ends = try [alone, student].map { [try #require($0.interval).lower, $0.value] }
        #expect(close(ends[0], ends[1], 12))
        #expect(try MeanInterval.grouped([(0.3, 3), (0.1, 1)]).standardError == 0)
        let one = reason { () throws(Undefined) in try MeanInterval.grouped([(8, 2)]) }
        #expect(one == .tooFew(have: 1, need: 2))
        let none = reason { () throws(Undefined) in
            try MeanInterval.grouped([(8, 2), (0, 0)])
        }
        #expect(none == .contradiction)
    }

    @Test("Welch: two means apart, with scipy's interval; none where nothing varies")
    func welch() throws {
        let now = try Spread([5, 4, 5, 3, 4])
        let before = try Spread([3, 4, 2, 5])
        let found = try MeanDifference.welch(now, before)
        let interval = try #require(found.interval)
        #expect(close([found.value, interval.lower, interval.upper], [0.7, -1.225335, 2.625335]))
        #expect(found.count == 9)
        let alike = try MeanDifference.welch(Spread([4, 4]), Spread([3, 3, 3]))
        #expect(alike.value == 1 && alike.interval == nil && alike.lacking == .noSpread)
        let few = reason { () throws(Undefined) in
            try MeanDifference.welch(now, Spread([3]))
        }
        #expect(few == .tooFew(have: 1, need: 2))
        // Of hundredths as of points.
        let exact = try Spread(count: 5, sum: 2_100, sumOfSquares: 910_000, parts: 100)
        #expect(exact.mean == now.mean && close(exact.squares, now.squares, 12))
    }

    @Test("rates that cannot be are refused with the reason", arguments: RateInterval.allCases)
    func undefined(kind: RateInterval) {
        let none = reason { () throws(Undefined) in try kind.estimate(0, of: 0) }
        #expect(none == .tooFew(have: 0, need: 1))
        let more = reason { () throws(Undefined) in try kind.estimate(13, of: 12) }
        #expect(more == .contradiction)
    }

    @Test("practice.md 4.6: met, not met, evidence too thin")
    func verdicts() throws {
        let rate = try RateInterval.wilson.estimate(11, of: 12)
        let interval = try #require(rate.interval)
        #expect(Verdict(interval, target: 0.6) == .met)
        #expect(Verdict(interval, target: 0.9) == .evidenceTooThin)
        #expect(Verdict(interval, target: 0.99) == .notMet)
        #expect(Verdict(interval, target: interval.lower) == .met)
        #expect(Verdict(interval, target: interval.upper) == .evidenceTooThin)
        #expect(try Verdict.pupilsToTurn(11, of: 12, target: 85, over: 100) == -1)
        #expect(try Verdict.pupilsToTurn(9, of: 12, target: 85, over: 100) == 2)
        #expect(try Verdict.pupilsToTurn(12, of: 12, target: 1, over: 1) == -1)
        let never = reason { () throws(Undefined) in
            try Verdict.pupilsToTurn(3, of: 12, target: 0, over: 1)
        }
        #expect(never != nil)
    }

    @Test("practice.md 3.4: the same 21 marks with n and with n − 1")
    func deviations() throws {
        let marks = (0..<21).map { 60 + Double($0 * 37 % 41) }
        let spread = try Spread(marks)
        let both = try Spread.Divisor.allCases.map { try spread.standardDeviation($0) }
        #expect(close(both[1] / both[0], (21.0 / 20).squareRoot(), 12))
        // The section's 12.0481 and 12.3456 stand in the same relation.
        #expect(close(12.0481 * (21.0 / 20).squareRoot(), 12.3456, 4))
        let whole = marks.map { Int($0) }
        let sums = try Spread(
            count: 21,
            sum: whole.reduce(0, +),
            sumOfSquares: whole.reduce(0) { $0 + $1 * $1 }
        )
        #expect(close(sums.squares, spread.squares, 9))
        #expect(close(sums.mean, spread.mean, 12))
    }

    @Test("sums in hundredths beyond the range of Int squares stay exact")
    func sums() throws {
        let spread = try Spread(
            count: 1_000_000,
            sum: 15_000_500_000,
            sumOfSquares: 225_015_001_000_000
        )
        #expect(spread.mean == 15_000.5)
        let wrong = reason { () throws(Undefined) in try Spread(count: 2, sum: 10, sumOfSquares: 49)
        }
        #expect(wrong == .contradiction)
        #expect(try Spread(count: 2, sum: 10, sumOfSquares: 50).squares == 0)
        #expect(try Spread([0.1, 0.1, 0.1]).squares == 0)
        #expect(reason { () throws(Undefined) in try Spread([1e200, -1e200]) } == .overflow)
        #expect(reason { () throws(Undefined) in try Spread([.nan]) } == .overflow)
    }

    @Test("a mean has Student's interval, with a known deviation the normal one")
    func means() throws {
        let student = try MeanInterval.student(Spread([78, 82, 85, 91]))
        #expect(close(student.value, 84, 12))
        #expect(close(student.interval?.lower ?? 0, 84 - 3.182446 * 2.738613, 4))
        let known = try MeanInterval.known(mean: 84, count: 4, deviation: 6)
        #expect(close(known.interval?.upper ?? 0, 84 + 1.959964 * 3, 5))
        let one = reason { () throws(Undefined) in try MeanInterval.student(Spread([80])) }
        #expect(one == .tooFew(have: 1, need: 2))
        let weighted = try MeanInterval.weighted([(80, 1), (90, 3)])
        #expect(weighted.value == 87.5 && weighted.count == 2)
    }

    @Test("practice.md 4.8: trimmed from five observers on, median for three and four")
    func lessons() throws {
        let four = reason { () throws(Undefined) in
            try LessonScore.trimmed.estimate([80, 82, 84, 99])
        }
        #expect(four == .tooFew(have: 4, need: 5))
        let five = try LessonScore.trimmed.estimate([80, 60, 82, 84, 99])
        #expect(five.value == 82 && five.count == 3)
        #expect(try LessonScore.median.estimate([80, 99, 82, 84]).value == 83)
        #expect(try LessonScore.median.estimate([80, 99, 82]).value == 82)
        let alone = try LessonScore.mean.estimate([77])
        #expect(alone.value == 77 && alone.interval == nil && alone.count == 1)
        for kind in LessonScore.allCases {
            #expect(reason { () throws(Undefined) in try kind.estimate([]) } != nil)
        }
    }
}
