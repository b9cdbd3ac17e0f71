/// Class effects drawn towards the mean of all by as much as chance explains: empirical Bayes.
///
/// v_j = s²/n_j, B_j = τ²/(τ² + v_j), θ̂_j = μ̂ + B_j·(y_j − μ̂), with τ² by R. DerSimonian &
/// N. Laird, Controlled Clinical Trials 7 (1986), one step. Source: practice.md 4.7; T. J. Kane &
/// D. O. Staiger, J. Economic Perspectives 16 (2002).
package struct Shrinkage: Hashable, Sendable {
    /// One class: its mean (or gain) and the number of pupils behind it.
    package struct Class: Hashable, Sendable {
        package let mean: Double
        package let count: Int

        package init(mean: Double, count: Int) {
            self.mean = mean
            self.count = count
        }
    }

    /// Cochran's Q: how far the classes differ beyond chance, with k − 1 degrees of freedom.
    package let heterogeneity: Double
    /// The probability of such a Q, or a greater one, where no classes differ.
    package let probability: Double
    /// τ², the variance between classes; 0 where chance explains all.
    package let between: Double
    /// μ̂, with its normal interval.
    package let centre: Estimate
    /// B_j, the share of each class's own deviation that is kept.
    package let shares: [Double]
    /// θ̂_j in the order given, as if τ² were known; the error holds that of μ̂ too.
    package let effects: [Estimate]
    /// θ̂_j with its deviation √(B_j·v_j) around a given μ̂: what ranks are made from.
    package let posteriors: [RankDistribution.Contestant]

    /// - Throws: `.tooFew` below two classes or for an empty class, `.noSpread` where pupils do not
    ///   differ within classes.
    package init(
        _ classes: [Class],
        variance: Double,
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) {
        guard classes.count >= 2 else { throw .tooFew(have: classes.count, need: 2) }
        guard variance > 0 else { throw .noSpread }
        guard classes.allSatisfy({ $0.count > 0 }) else { throw .tooFew(have: 0, need: 1) }
        let errors = classes.map { variance / Double($0.count) }
        let (heterogeneity, between) = Self.heterogeneity(classes, errors)
        let inverse = errors.map { 1 / (between + $0) }
        let centre = Self.mean(classes, inverse)
        let centreVariance = 1 / inverse.reduce(0, +)
        var effects: [Estimate] = []
        var posteriors: [RankDistribution.Contestant] = []
        let shares = errors.map { between / (between + $0) }
        for (place, one) in classes.enumerated() {
            let share = shares[place]
            let value = centre + share * (one.mean - centre)
            let own = share * errors[place]
            let total = own + (1 - share) * (1 - share) * centreVariance
            try effects.append(Self.estimate(value, one.count, total, confidence))
            posteriors.append(.init(mean: value, deviation: own.squareRoot()))
        }
        self.heterogeneity = heterogeneity
        self.between = between
        self.shares = shares
        self.effects = effects
        self.posteriors = posteriors
        let freedom = Double(classes.count - 1)
        probability = ChiSquareDistribution(freedom: freedom).upper(heterogeneity)
        self.centre = try Self.estimate(centre, classes.count, centreVariance, confidence)
    }

    /// Q and the τ² that it gives.
    private static func heterogeneity(
        _ classes: [Class],
        _ errors: [Double]
    ) -> (Double, between: Double) {
        let centre = mean(classes, errors.map { 1 / $0 })
        var heterogeneity = 0.0
        var weights = 0.0
        var squares = 0.0
        for (one, error) in zip(classes, errors) {
            heterogeneity += (one.mean - centre) * (one.mean - centre) / error
            weights += 1 / error
            squares += 1 / (error * error)
        }
        let excess = heterogeneity - Double(classes.count - 1)
        return (heterogeneity, max(0, excess / (weights - squares / weights)))
    }

    private static func estimate(
        _ value: Double,
        _ count: Int,
        _ variance: Double,
        _ confidence: Confidence
    ) throws(Undefined) -> Estimate {
        try Estimate(
            value,
            count: count,
            standardError: variance.squareRoot(),
            freedom: nil,
            confidence
        )
    }

    private static func mean(_ classes: [Class], _ weights: [Double]) -> Double {
        let total = weights.reduce(0, +)
        return zip(classes, weights).reduce(0) { $0 + $1.0.mean * $1.1 } / total
    }
}
