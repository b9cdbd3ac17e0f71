/// Subjects' scores with the severity of their observers taken out, raw and adjusted side by side.
///
/// Least squares of y = μ + τ + ρ, the observers' effects summing to 0 in each connected component;
/// the adjusted score of a subject is μ + τ: what observers of the component's mean severity would
/// have given. Source: practice.md 4.5 (a); J. M. Linacre, Many-Facet Rasch Measurement (1989) for
/// connectedness. It helps and does not cure: more lessons do.
/// - Complexity: a pass over the ratings for each step of the solution, some dozen in practice.
package struct SeverityAdjustment: Hashable, Sendable {
    /// One subject's scores.
    package struct Subject: Hashable, Sendable {
        package let raw: Double
        package let adjusted: Double
        /// How many ratings.
        package let count: Int
        package let component: Int
    }

    /// One observer's effect: below 0 severe, above 0 lenient.
    package struct Observer: Hashable, Sendable {
        package let effect: Double
        /// How many ratings.
        package let count: Int
        package let component: Int
    }

    /// By number; nil for a number that no rating has.
    package let subjects: [Subject?]
    package let observers: [Observer?]
    /// 1 where all can be compared.
    package let components: Int

    /// - Throws: `.tooFew` without ratings, `.noConvergence`, `.overflow` for scores out of bounds.
    package init(_ ratings: [SeverityRating]) throws(Undefined) {
        try self.init(SeverityDesign(ratings))
    }

    /// - Throws: as from ratings.
    package init(_ design: SeverityDesign, _ halves: Halves = .inTurn) throws(Undefined) {
        guard !design.scores.isEmpty else { throw .tooFew(have: 0, need: 1) }
        let components = SeverityComponents(design)
        let equations = SeverityEquations(design, components, halves)
        let effects = try equations.solution()
        guard effects.allSatisfy(\.isFinite) else { throw .overflow }
        observers = effects.indices.map { observer in
            components.ofObserver(observer).map {
                Observer(
                    effect: effects[observer],
                    count: Int(design.given[observer]),
                    component: $0
                )
            }
        }
        let adjusted = Self.adjusted(design, equations.raw, effects, halves)
        subjects = (0..<design.subjectCount).map { subject in
            components.ofSubject(subject).map {
                Subject(
                    raw: equations.raw[subject],
                    adjusted: adjusted[subject],
                    count: design.row(subject).count,
                    component: $0
                )
            }
        }
        self.components = components.count
    }

    /// Each subject's mean less that of its observers' effects.
    private static func adjusted(
        _ design: SeverityDesign,
        _ raw: [Double],
        _ effects: [Double],
        _ halves: Halves
    ) -> [Double] {
        var adjusted = raw
        adjusted.withUnsafeMutableBufferPointer { adjusted in
            // Either half writes the places of its own subjects.
            nonisolated(unsafe) let adjusted = adjusted
            design.forEachHalf(halves) { subjects in
                effects.withUnsafeBufferPointer { effects in
                    design.forEachRow(subjects) { subject, observers, _ in
                        let sum = ObserverRow.sum(effects, observers)
                        adjusted[subject] -= sum / Double(observers.count)
                    }
                }
            }
        }
        return adjusted
    }

    /// How far the first subject's adjusted score is above the second's.
    ///
    /// - Throws: `.disconnected` across components, `.tooFew` for a subject without ratings.
    package func difference(_ first: Int, _ second: Int) throws(Undefined) -> Double {
        guard subjects.indices.contains(first), subjects.indices.contains(second),
            let first = subjects[first], let second = subjects[second]
        else { throw .tooFew(have: 0, need: 1) }
        guard first.component == second.component else { throw .disconnected }
        return first.adjusted - second.adjusted
    }
}
