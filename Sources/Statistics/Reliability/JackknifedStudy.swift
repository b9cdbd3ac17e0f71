/// A study with what it comes to when one group of teachers after another is left out: how far its
/// figures are from sure.
///
/// Pseudovalues of a figure on a scale on which it is nearly symmetric, with t of one less than the
/// number of groups. Source: J. N. Arvesen, Jackknifing U-statistics, Ann. Math. Stat. 40 (1969);
/// R. L. Brennan, Generalizability Theory (2001) ch. 6.
package struct JackknifedStudy: Sendable {
    /// No more groups are made: each is a study of its own.
    package static let groupLimit = 30

    package let study: GeneralizabilityStudy
    /// Whether lessons are a factor of their own.
    package let isWithLessons: Bool
    /// The studies without one group; empty where one of them cannot be made.
    private let parts: [GeneralizabilityStudy]

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
        let found = (0..<groups).map { group -> GeneralizabilityStudy? in
            let kept = scores.filter { places[$0.teacher] != group }
            return try? Self.study(kept, isWithLessons: isWithLessons)
        }
        let parts = found.compactMap(\.self)
        self.parts = parts.count == groups && groups > 2 ? parts : []
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
    package func coefficient(
        _ figure: (GeneralizabilityStudy) throws(Undefined) -> Double
    ) throws(Undefined) -> Estimate {
        try estimate(
            figure,
            forth: { RealFunctions.log(1 - $0) },
            back: { min(1, max(0, 1 - RealFunctions.exp($0))) }
        )
    }

    /// A variance, or a standard error of measurement: never below 0.
    package func size(
        _ figure: (GeneralizabilityStudy) throws(Undefined) -> Double
    ) throws(Undefined) -> Estimate {
        try estimate(figure, forth: { $0 }, back: { max(0, $0) })
    }

    /// Without an interval where one part cannot be made, or the scale does not take it.
    private func estimate(
        _ figure: (GeneralizabilityStudy) throws(Undefined) -> Double,
        forth: (Double) -> Double,
        back: (Double) -> Double
    ) throws(Undefined) -> Estimate {
        let value = try figure(study)
        let count = study.teachers
        let all = forth(value)
        let groups = Double(parts.count)
        var pseudo: [Double] = []
        for part in parts {
            guard let without = try? figure(part) else { break }
            pseudo.append(groups * all - (groups - 1) * forth(without))
        }
        guard pseudo.count > 2, pseudo.count == parts.count, all.isFinite,
            pseudo.allSatisfy(\.isFinite), let spread = try? Spread(pseudo)
        else { return try Estimate(value, count: count) }
        let deviation = try spread.standardDeviation(.countLessOne)
        let error = deviation / groups.squareRoot()
        // All parts alike, as where a component is cut off at 0: they tell nothing of it.
        guard error > 0 else { return try Estimate(value, count: count) }
        let bound = StudentDistribution(freedom: groups - 1).bound(.ninetyFivePercent) * error
        let ends = [back(all - bound), back(all + bound)].sorted()
        let interval = try Interval(ends[0], ends[1], .ninetyFivePercent)
        return try Estimate(value, count: count, standardError: nil, interval: interval)
    }
}
