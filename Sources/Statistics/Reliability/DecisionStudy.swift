/// What a plan of so many lessons and observers would measure, by the components of a study.
///
/// Source: R. L. Brennan, Generalizability Theory (2001); practice.md 4.4.
package struct DecisionStudy: Hashable, Sendable {
    /// Who observes what.
    package enum Plan: Hashable, Sendable {
        /// The same observers see all lessons of all teachers.
        case sameObservers(lessons: Int, observers: Int)
        /// Every lesson has observers of its own.
        case otherObservers(lessons: Int, observersPerLesson: Int)
    }

    /// No plan is searched beyond this many lessons or observers.
    package static let planLimit = 1_000

    package let plan: Plan
    package let study: GeneralizabilityStudy
    /// The variance of error in comparing teachers with each other.
    package let relativeError: Double
    /// The variance of error in a score by itself.
    package let absoluteError: Double

    /// - Throws: `.tooFew` for a plan without lessons or observers.
    package init(_ study: GeneralizabilityStudy, _ plan: Plan) throws(Undefined) {
        let numbers =
            switch plan {
            case .sameObservers(let lessons, let observers): (lessons, observers)
            case .otherObservers(let lessons, let observers): (lessons, observers)
            }
        guard min(numbers.0, numbers.1) > 0 else { throw .tooFew(have: 0, need: 1) }
        let lessons = Double(numbers.0)
        let observers = Double(numbers.1)
        let both = lessons * observers
        switch plan {
        case .sameObservers:
            relativeError =
                study.lesson / lessons + study.teacherByObserver / observers + study.residual / both
            absoluteError = relativeError + study.observer / observers
        case .otherObservers:
            let perScore = study.observer + study.teacherByObserver + study.residual
            absoluteError = study.lesson / lessons + perScore / both
            relativeError = absoluteError
        }
        self.study = study
        self.plan = plan
    }

    /// Eρ², for rankings; the count is of teachers.
    ///
    /// - Throws: `.noSpread` where neither teachers nor errors vary.
    package func generalizability() throws(Undefined) -> Estimate {
        try ratio(relativeError)
    }

    /// Φ, for decisions on a score by itself; the count is of teachers.
    ///
    /// - Throws: `.noSpread` where neither teachers nor errors vary.
    package func dependability() throws(Undefined) -> Estimate {
        try ratio(absoluteError)
    }

    /// The standard error of measurement of one teacher's score, in points of the scale.
    package var standardError: Double { absoluteError.squareRoot() }

    /// How many lessons, or observers, reach Φ ≥ goal where the plan grows by that number.
    ///
    /// `{ .otherObservers(lessons: $0, observersPerLesson: 1) }` asks for lessons.
    /// - Throws: `.unreachable` with what Φ comes to at the limit, `.noSpread`.
    package static func needed(
        _ study: GeneralizabilityStudy,
        goal: Double = 0.8,
        plan: (Int) -> Plan
    ) throws(Undefined) -> Int {
        var most = 0.0
        for number in 1...planLimit {
            most = try DecisionStudy(study, plan(number)).dependability().value
            if most >= goal { return number }
        }
        throw .unreachable(limit: planLimit, ceilingThousandths: Int(most * 1_000))
    }

    private func ratio(_ error: Double) throws(Undefined) -> Estimate {
        let all = study.teacher + error
        guard all > 0 else { throw .noSpread }
        return try Estimate(study.teacher / all, count: study.teachers)
    }
}
