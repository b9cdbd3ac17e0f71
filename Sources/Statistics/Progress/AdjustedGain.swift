/// The classes' later means, made comparable by what each pupil brought: analysis of covariance.
///
/// One slope within classes; a class's gain is ȳ₂ⱼ − ȳ₂ − β·(ȳ₁ⱼ − ȳ₁). Only pupils with both marks
/// count. Source: R. A. Fisher, Statistical Methods for Research Workers (1932) §49.1; practice.md
/// 4.7.
package struct AdjustedGain: Hashable, Sendable {
    /// One pupil with both marks; the class is a number from 0.
    package struct Pupil: Hashable, Sendable {
        package let group: Int
        package let before: Double
        package let after: Double

        package init(group: Int, before: Double, after: Double) {
            self.group = group
            self.before = before
            self.after = after
        }
    }

    /// The slope of later on earlier marks within classes.
    package let slope: Double
    /// One a class: how far its pupils end above all pupils with the same beginning.
    ///
    /// Nil for a class without pupils. The count is of pupils, the interval without the error of
    /// the overall mean.
    package let gains: [Estimate?]

    /// - Throws: `.tooFew` where pupils do not outnumber classes by two, `.noSpread` where within
    ///   no class anybody began otherwise.
    package init(
        _ pupils: [Pupil],
        groups: Int,
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) {
        let members = Self.members(pupils, groups)
        let used = members.count { !$0.isEmpty }
        let freedom = pupils.count - used - 1
        guard freedom > 0 else { throw .tooFew(have: pupils.count, need: used + 2) }
        let all = try (Spread(pupils.map(\.before)), Spread(pupils.map(\.after)))
        var sums = Products()
        var means: [(before: Double, after: Double)?] = []
        for group in members {
            try means.append(sums.add(group))
        }
        guard sums.before > 0 else { throw .noSpread }
        let slope = sums.both / sums.before
        let variance = max(0, sums.after - slope * sums.both) / Double(freedom)
        var gains: [Estimate?] = []
        for (mean, group) in zip(means, members) {
            guard let mean else {
                gains.append(nil)
                continue
            }
            let distance = mean.before - all.0.mean
            let share = 1 / Double(group.count) + distance * distance / sums.before
            let gain = try Estimate(
                mean.after - all.1.mean - slope * distance,
                count: group.count,
                standardError: (variance * share).squareRoot(),
                freedom: freedom,
                confidence
            )
            gains.append(gain)
        }
        self.slope = slope
        self.gains = gains
    }

    /// Sums of squares and products within classes.
    private struct Products {
        var before = 0.0
        var after = 0.0
        var both = 0.0

        /// Adds a class; gives its means, or nothing for an empty one.
        mutating func add(
            _ pupils: [Pupil]
        ) throws(Undefined) -> (before: Double, after: Double)? {
            guard !pupils.isEmpty else { return nil }
            let first = try Spread(pupils.map(\.before))
            let second = try Spread(pupils.map(\.after))
            before += first.squares
            after += second.squares
            both += pupils.reduce(0) {
                $0 + ($1.before - first.mean) * ($1.after - second.mean)
            }
            return (first.mean, second.mean)
        }
    }

    private static func members(_ pupils: [Pupil], _ groups: Int) -> [[Pupil]] {
        var members: [[Pupil]] = Array(repeating: [], count: groups)
        for pupil in pupils { members[pupil.group].append(pupil) }
        return members
    }
}
