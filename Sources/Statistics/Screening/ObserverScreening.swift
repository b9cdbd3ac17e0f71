/// What stands out in one observer's scores.
///
/// Source: practice.md 4.12.
package enum ObserverScreening {
    /// Fewer lessons than these show nothing of an observer.
    package static let fewestLessons = 5

    /// All scores of an observer the same.
    ///
    /// - Throws: `.tooFew` below five lessons.
    package static func zeroSpread(
        observer: Int,
        scores: [Double]
    ) throws(Undefined) -> ScreeningFlag? {
        try demand(scores.count)
        guard try Spread(scores).squares == 0 else { return nil }
        let spread = try Estimate(0, count: scores.count, lacking: .noSpread)
        return ScreeningFlag(.zeroSpread, members: [observer], spread)
    }

    /// Evaluations in which every item got the same share of its maximum.
    ///
    /// The strength is the share of such evaluations, with Wilson's interval. Those of one item
    /// show nothing and are not counted.
    /// - Throws: `.tooFew` below five evaluations of two items or more.
    package static func halo(
        observer: Int,
        evaluations: [[Double]],
        atLeast share: Double = 0.8
    ) throws(Undefined) -> ScreeningFlag? {
        let shown = evaluations.filter { $0.count >= 2 }
        try demand(shown.count)
        let flat = shown.count { items in items.allSatisfy { $0 == items[0] } }
        let found = try RateInterval.wilson.estimate(flat, of: shown.count)
        guard found.value >= share else { return nil }
        return ScreeningFlag(.halo, members: [observer], found)
    }

    /// Observers whose effect lies more than `bound` standard deviations from the others' mean.
    ///
    /// Only observers of one component with five lessons or more are compared; the strength is z.
    /// Its interval is that of the effect on the same scale: mean and deviation of the observers
    /// compared are taken as they are.
    /// - Throws: `.tooFew` below three such observers, `.noSpread` where they are all alike.
    package static func severity(
        _ adjustment: SeverityAdjustment,
        _ errors: SeverityErrors,
        component: Int,
        bound: Double = 2
    ) throws(Undefined) -> [ScreeningFlag] {
        let compared = adjustment.observers.enumerated().compactMap { number, observer in
            observer.flatMap {
                $0.component == component && $0.count >= fewestLessons ? (number, $0) : nil
            }
        }
        guard compared.count >= 3 else { throw .tooFew(have: compared.count, need: 3) }
        let spread = try Spread(compared.map(\.1.effect))
        var flags: [ScreeningFlag] = []
        for (number, observer) in compared {
            let z = try StandardScale.z.score(observer.effect, in: spread, .countLessOne)
            guard z.magnitude > bound else { continue }
            let deviation = try spread.standardDeviation(.countLessOne)
            let error = errors.observer(number)
            let interval = try error?.interval.map { own throws(Undefined) in
                try Interval(
                    (own.lower - spread.mean) / deviation,
                    (own.upper - spread.mean) / deviation,
                    own.confidence
                )
            }
            let estimate = try Estimate(
                z,
                count: observer.count,
                standardError: error?.standardError.map { $0 / deviation },
                interval: interval,
                lacking: errors.lacking(component)
            )
            flags.append(ScreeningFlag(.severity, members: [number], estimate))
        }
        return flags
    }

    /// Refuses to look at fewer than five.
    static func demand(_ count: Int) throws(Undefined) {
        guard count >= fewestLessons else { throw .tooFew(have: count, need: fewestLessons) }
    }
}
