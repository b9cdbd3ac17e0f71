import Statistics

extension Request {
    func rate(_ kind: RateInterval) throws(Undefined) -> [Double] {
        try kind.estimate(integer(0), of: integer(1)).numbers
    }

    func mean() throws(Undefined) -> [Double] {
        let spread = try Spread(list(0))
        return try MeanInterval.student(spread).numbers + [
            spread.standardDeviation(.count), spread.standardDeviation(.countLessOne),
        ]
    }

    func welch() throws(Undefined) -> [Double] {
        let sides = rows(0)
        return try MeanDifference.welch(Spread(sides[0]), Spread(sides[1])).numbers
    }

    func grouped() throws(Undefined) -> [Double] {
        try MeanInterval.grouped(rows(0).map { (sum: $0.reduce(0, +), count: $0.count) }).numbers
    }

    /// Σwᵢ·mᵢ of rows, whose weights stand before them.
    func sum(_ method: LessonScore) throws(Undefined) -> [Double] {
        var parts: [(weight: Double, estimate: Estimate)] = []
        for (weight, values) in zip(list(0), rows(1)) {
            parts.append((weight, try method.estimate(values)))
        }
        return try MeanSum.weighted(parts).numbers
    }

    /// The flag of one observer's sheets of shares; nothing where none is raised.
    func halo() throws(Undefined) -> [Double] {
        try ObserverScreening.halo(observer: 0, evaluations: rows(0))?.estimate.numbers ?? []
    }

    /// Probabilities and quantiles at x, p and two shapes.
    func functions() -> [Double] {
        let (x, p, a, b) = (number(0), number(1), number(2), number(3))
        return [
            RealFunctions.exp(x), RealFunctions.log(a), RealFunctions.log1p(p),
            NormalDistribution.tails(x).lower, NormalDistribution.tails(x).upper,
            NormalDistribution.quantile(upper: p),
            StudentDistribution(freedom: a).twoSided(x),
            FisherDistribution(a, b).upper(x.magnitude),
            FisherDistribution(a, b).quantile(upper: p),
            BetaDistribution(a, b).tails(p).lower, BetaDistribution(a, b).quantile(p),
            ChiSquareDistribution(freedom: a).upper(b),
        ]
    }

    func shrinkage() throws(Undefined) -> [Double] {
        let classes = rows(1).map { Shrinkage.Class(mean: $0[0], count: Int($0[1])) }
        let found = try Shrinkage(classes, variance: number(0))
        let head = [found.heterogeneity, found.probability, found.between]
        return head + found.centre.numbers + found.shares + found.effects.map(\.value)
    }

    func residualGain() throws(Undefined) -> [Double] {
        let classes = rows(0).map { ResidualGain.Class(before: $0[0], after: $0[1]) }
        let found = try ResidualGain(classes)
        return [found.intercept, found.slope] + found.gains.flatMap(\.numbers)
    }

    func adjustedGain() throws(Undefined) -> [Double] {
        let pupils = rows(1).map {
            AdjustedGain.Pupil(group: Int($0[0]), before: $0[1], after: $0[2])
        }
        let found = try AdjustedGain(pupils, groups: integer(0))
        return [found.slope] + found.gains.compactMap(\.self).flatMap(\.numbers)
    }

    func ranks() throws(Undefined) -> [Double] {
        let contestants = rows(0).map {
            RankDistribution.Contestant(mean: $0[0], deviation: $0[1])
        }
        let found = try RankDistribution(contestants)
        return found.best + found.expected
    }

    func drift() throws(Undefined) -> [Double] {
        let found = try SeverityDrift(rows(0).map { ($0[0], $0[1]) })
        return found.slope.numbers + [found.probability]
    }
}
