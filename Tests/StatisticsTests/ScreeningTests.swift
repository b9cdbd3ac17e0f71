import Testing

@testable import Statistics

/// practice.md 4.12: flags, never verdicts.
struct ScreeningTests {
    @Test("one score for everybody is noticed from five lessons on")
    func zeroSpread() throws {
        let five = Array(repeating: 92.3, count: 5)
        let flag = try #require(try ObserverScreening.zeroSpread(observer: 3, scores: five))
        #expect(flag.estimate.interval == nil && flag.estimate.lacking == .noSpread)
        #expect(flag.kind == .zeroSpread && flag.members == [3] && flag.count == 5)
        #expect(try ObserverScreening.zeroSpread(observer: 3, scores: five + [92]) == nil)
        let four = reason { () throws(Undefined) in
            try ObserverScreening.zeroSpread(observer: 3, scores: Array(five.prefix(4)))
        }
        #expect(four == .tooFew(have: 4, need: 5))
    }

    @Test("all items alike, evaluation after evaluation, is a halo")
    func halo() throws {
        let flat = Array(repeating: [0.8, 0.8, 0.8], count: 4)
        let flag = try ObserverScreening.halo(observer: 1, evaluations: flat + [[1, 0.8, 0.6]])
        #expect(flag?.strength == 0.8 && flag?.count == 5)
        // statsmodels: proportion_confint(4, 5, method="wilson").
        #expect(close(flag?.estimate.interval?.lower ?? 0, 0.3755346298, 9))
        #expect(close(flag?.estimate.interval?.upper ?? 0, 0.9637758913, 9))
        let less = try ObserverScreening.halo(
            observer: 1,
            evaluations: flat + [[1, 0.8], [0.6, 1]]
        )
        #expect(less == nil)
    }

    @Test("severity beyond two deviations is noticed among observers of five lessons")
    func severity() throws {
        let effects = [0.0, 1, -1, 0.5, -0.5, 0.3, -0.3, -12]
        let ratings = (0..<6).flatMap { subject in
            effects.enumerated().map { observer, effect in
                SeverityRating(
                    subject: Int32(subject),
                    observer: Int32(observer),
                    score: 80 + Double(subject) + effect
                )
            }
        }
        let adjustment = try SeverityAdjustment(ratings)
        let errors = try SeverityErrors(ratings, adjustment)
        let flags = try ObserverScreening.severity(adjustment, errors, component: 0)
        #expect(flags.map(\.members) == [[7]])
        #expect(flags[0].strength < -2)
        let other = reason { () throws(Undefined) in
            try ObserverScreening.severity(adjustment, errors, component: 1)
        }
        #expect(other == .tooFew(have: 0, need: 3))
    }

    @Test("a severity that moves with the months is a drift")
    func drift() throws {
        let moving = (0..<12).map { month -> (time: Double, residual: Double) in
            let noise = month.isMultiple(of: 2) ? 0.1 : -0.1
            return (Double(month), 0.5 * Double(month) + noise)
        }
        let found = try SeverityDrift(moving)
        #expect(close(found.slope.value, 0.5, 1))
        #expect(found.flag(observer: 2)?.members == [2])
        #expect(found.flag(observer: 2)?.estimate == found.slope && found.slope.interval != nil)
        let still = (0..<12).map { month -> (time: Double, residual: Double) in
            (Double(month), month.isMultiple(of: 2) ? 1 : -1)
        }
        #expect(try SeverityDrift(still).flag(observer: 2) == nil)
        let none = try SeverityDrift((0..<6).map { (time: Double($0), residual: 1.0) })
        #expect(none.probability == 1)
        let once = reason { () throws(Undefined) in
            try SeverityDrift((0..<6).map { (time: 1.0, residual: Double($0)) })
        }
        #expect(once == .noSpread)
    }

    @Test("two places in one period, and one record twice")
    func impossible() throws {
        let flags = try RecordScreening.impossible([
            (person: 1, time: "2024-10-08/3", place: "三（1）班"),
            (person: 2, time: "2024-10-08/3", place: "三（1）班"),
            (person: 1, time: "2024-10-08/3", place: "三（2）班"),
            (person: 2, time: "2024-10-08/3", place: "三（1）班"),
            (person: 1, time: "2024-10-08/4", place: "三（2）班"),
        ])
        #expect(flags.map(\.members) == [[0, 2], [1, 3]])
        #expect(flags.map(\.strength) == [2, 1])
        #expect(flags.allSatisfy { $0.estimate.interval == nil && !$0.kind.isEstimated })
    }

    @Test("copied comments are found, short ones and other ones are not")
    func comments() throws {
        let flags = try TextSimilarity.copied([
            "课堂气氛活跃，学生积极参与，教学目标达成较好，板书工整。",
            "重点突出，难点突破有方法，建议多给学生思考时间。",
            "课堂气氛活跃，学生积极参与，教学目标达成很好，板书工整。",
            "很好", "很好",
        ])
        #expect(flags.map(\.members) == [[0, 2]])
        #expect(flags[0].strength >= 0.9 && flags[0].strength < 1)
        #expect(TextSimilarity("课堂 气氛").with(TextSimilarity("课堂气氛")) == 1)
        #expect(TextSimilarity("好").with(TextSimilarity("好")) == 0)
        let many = Array(repeating: "", count: TextSimilarity.commentLimit + 1)
        #expect(reason { () throws(Undefined) in try TextSimilarity.copied(many) } != nil)
    }

    @Test("late entries by their days; false discoveries are held down")
    func rest() throws {
        let flags = try RecordScreening.late([0, 7, 8, 30], limit: 7)
        #expect(flags.map(\.members) == [[2], [3]])
        #expect(flags.map(\.strength) == [8, 30])
        let adjusted = FalseDiscovery.adjusted([0.01, 0.04, 0.03, 0.005])
        #expect(close(adjusted, [0.02, 0.04, 0.04, 0.02], 12))
    }

    @Test("one observer's spread, repeatability and correlation, as scipy has them")
    func consistency() throws {
        let spread = try ObserverConsistency.deviation([88, 85, 91])
        #expect(close(spread.value, 3, 12) && spread.count == 3)
        #expect(close(spread.interval?.lower ?? 0, 1.5619748000964522, 9))
        #expect(close(spread.interval?.upper ?? 0, 18.854204089456147, 8))
        let repeated = try ObserverConsistency.repeatability([[88, 85], [70], [79, 81, 80]])
        #expect(close(repeated.value, 1.4719601443879744, 12) && repeated.count == 5)
        #expect(close(repeated.interval?.lower ?? 0, 0.8338500348109203, 9))
        #expect(close(repeated.interval?.upper ?? 0, 5.4882729864847954, 9))
        let pairs = zip([1, 2, 3, 4, 5.5], [1.5, 2, 2.5, 5, 4]).map { (given: $0, expected: $1) }
        let correlation = try ObserverConsistency.correlation(pairs)
        #expect(close(correlation.value, 0.834698335613178, 12) && correlation.count == 5)
        #expect(close(correlation.interval?.lower ?? 0, -0.1804735950217124, 9))
        #expect(close(correlation.interval?.upper ?? 0, 0.9887921787458472, 9))
        let once = reason { () throws(Undefined) in
            try ObserverConsistency.repeatability([[88], [85]])
        }
        #expect(once == .tooFew(have: 0, need: 2))
        let flat = reason { () throws(Undefined) in
            try ObserverConsistency.correlation(pairs.map { (given: 80, expected: $0.expected) })
        }
        #expect(flat == .noSpread)
        let three = reason { () throws(Undefined) in
            try ObserverConsistency.correlation(Array(pairs.prefix(3)))
        }
        #expect(three == .tooFew(have: 3, need: 4))
        #expect(try ObserverConsistency.correlation(Array(pairs.prefix(4))).interval != nil)
    }
}
