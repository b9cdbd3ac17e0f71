/// A study with what it comes to when one group of teachers after another is left out: how far its
/// figures are from sure.
///
/// Pseudovalues of a figure on a scale on which it is nearly symmetric, with t of one less than the
/// number of groups. Where a component is cut off at 0 in all parts, they agree and tell nothing of
/// it: it is made from the components as they were estimated then, below 0 too, and what lies below
/// the figure's bound is cut off the interval. Source: J. N. Arvesen, Jackknifing U-statistics,
/// Ann. Math. Stat. 40 (1969); R. L. Brennan, Generalizability Theory (2001) ch. 6.
package struct JackknifedStudy: Sendable {
    /// No more groups are made: each is a study of its own.
    package static let groupLimit = 30

    package let study: GeneralizabilityStudy
    /// Whether lessons are a factor of their own.
    package let isWithLessons: Bool
    /// The studies without one group, or why they cannot all be made.
    private let parts: Result<[GeneralizabilityStudy], Undefined>

    /// With lessons as a factor where the design can tell them from teachers, else without.
    ///
    /// - Throws: as the study itself.
    package init(_ scores: [GeneralizabilityStudy.Score]) throws(Undefined) {
        let full = try? GeneralizabilityStudy(lessonsByObservers: scores)
        let isWithLessons = full != nil
        if let full { study = full } else { study = try Self.study(scores, isWithLessons: false) }
        self.isWithLessons = isWithLessons
        let teachers = Set(scores.map(\.teacher)).sorted()
        let groups = min(teachers.count, Self.groupLimit)
        var places: [Int: Int] = [:]
        for (place, teacher) in teachers.enumerated() { places[teacher] = place % groups }
        parts = Result { () throws(Undefined) in
            guard groups > 2 else { throw .tooFew(have: groups, need: 3) }
            return try (0..<groups).map { group throws(Undefined) in
                let kept = scores.filter { places[$0.teacher] != group }
                return try Self.study(kept, isWithLessons: isWithLessons)
            }
        }
    }

    private static func study(
        _ scores: [GeneralizabilityStudy.Score],
        isWithLessons: Bool
    ) throws(Undefined) -> GeneralizabilityStudy {
        isWithLessons
            ? try GeneralizabilityStudy(lessonsByObservers: scores)
            : try GeneralizabilityStudy(teachersByObservers: scores)
    }

    /// A coefficient between 0 and 1, on the scale of ln(1 − θ).
    package func coefficient(_ figure: Figure) throws(Undefined) -> Estimate {
        try estimate(
            figure,
            Scale(
                forth: { $0 < 1 ? RealFunctions.log(1 - $0) : .nan },
                back: { min(1, max(0, 1 - RealFunctions.exp($0))) }
            )
        )
    }

    /// A variance, or a standard error of measurement: never below 0.
    package func size(_ figure: Figure) throws(Undefined) -> Estimate {
        try estimate(figure, Scale(forth: \.self, back: { max(0, $0) }))
    }

    /// What is made of a study.
    package typealias Figure = (GeneralizabilityStudy) throws(Undefined) -> Double

    /// A scale on which a figure is nearly symmetric, and the way back into its bounds.
    private struct Scale {
        let forth: (Double) -> Double
        let back: (Double) -> Double
    }

    /// Without an interval, and with the reason, where one part cannot be made or the scale does
    /// not take it.
    private func estimate(_ figure: Figure, _ scale: Scale) throws(Undefined) -> Estimate {
        let value = try figure(study)
        do throws(Undefined) {
            let interval = try interval(of: figure, scale) { $0 }
            return try Estimate(value, count: study.teachers, interval: interval)
        } catch {
            let reason = error
            guard reason == .noSpread,
                let interval = try? interval(of: figure, scale, by: \.asEstimated),
                interval.contains(value)
            else { return try Estimate(value, count: study.teachers, lacking: reason) }
            return try Estimate(value, count: study.teachers, interval: interval)
        }
    }

    /// - Throws: why there is none: `.noSpread` where all parts agree.
    private func interval(
        of figure: Figure,
        _ scale: Scale,
        by form: (GeneralizabilityStudy) -> GeneralizabilityStudy
    ) throws(Undefined) -> Interval {
        let parts = try parts.get()
        let groups = Double(parts.count)
        let all = scale.forth(try figure(form(study)))
        let pseudo = try parts.map { part throws(Undefined) in
            groups * all - (groups - 1) * scale.forth(try figure(form(part)))
        }
        guard all.isFinite, pseudo.allSatisfy(\.isFinite) else { throw .noSpread }
        let spread = try Spread(pseudo)
        let error = try spread.standardDeviation(.countLessOne) / groups.squareRoot()
        guard error > 0 else { throw .noSpread }
        let bound = StudentDistribution(freedom: groups - 1).bound(.ninetyFivePercent) * error
        let ends = [scale.back(all - bound), scale.back(all + bound)].sorted()
        guard ends[0] < ends[1] else { throw .noSpread }
        return try Interval(ends[0], ends[1], .ninetyFivePercent)
    }
}
