import Statistics

extension Request {
    func kappa() throws(Undefined) -> [Double] {
        let levels = cells(3).map { $0.map { $0.map { Int($0) } } }
        let pairs = try LevelPairs(levels.map { ($0[0], $0[1]) }, scale: integer(1)...integer(2))
        let exact = try pairs.agreement(within: 0).numbers
        let adjacent = try pairs.agreement(within: 1).numbers
        return try CohenKappa.estimate(pairs, weights()).numbers + exact + adjacent
    }

    func gwet() throws(Undefined) -> [Double] {
        try GwetAgreement.estimate(table(), weights()).numbers
    }

    func alpha() throws(Undefined) -> [Double] {
        guard let metric = KrippendorffAlpha(rawValue: text(0)) else { return [] }
        return try metric.estimate(table()).numbers
    }

    func intraclass() throws(Undefined) -> [Double] {
        let table = try TwoWayTable(cells(0))
        var numbers: [Double] = []
        for kind in IntraclassCorrelation.allCases { numbers += try kind.estimate(table).numbers }
        return numbers
    }

    func components() throws(Undefined) -> [Double] {
        let rows = rows(0)
        let factors = (1..<rows[0].count).map { factor in rows.map { Int($0[factor]) } }
        let found = try VarianceComponents(rows.map { $0[0] }, factors: factors)
        return found.estimated + [found.estimatedResidual]
    }

    func study() throws(Undefined) -> [Double] {
        let scores = rows(0).map {
            GeneralizabilityStudy.Score(
                teacher: Int($0[1]),
                lesson: Int($0[2]),
                observer: Int($0[3]),
                value: $0[0]
            )
        }
        let study = try GeneralizabilityStudy(lessonsByObservers: scores)
        let plan = try DecisionStudy(study, .sameObservers(lessons: 3, observers: 2))
        let parts = [
            study.teacher, study.observer, study.lesson, study.teacherByObserver, study.residual,
        ]
        return try parts + [
            plan.generalizability().value, plan.dependability().value, plan.standardError,
        ]
    }

    func severity() throws(Undefined) -> [Double] {
        let ratings = ratings()
        let adjustment = try SeverityAdjustment(ratings)
        var numbers = [Double(adjustment.components)]
        numbers += adjustment.subjects.compactMap { $0?.adjusted }
        numbers += adjustment.observers.compactMap { $0?.effect }
        guard adjustment.components == 1 else { return numbers }
        let errors = try SeverityErrors(ratings, adjustment)
        if case .failure(let reason) = errors.freedom[0] { throw reason }
        numbers += (errors.subjects + errors.observers).compactMap { $0?.standardError }
        return numbers
    }

    /// How far each observer of five ratings or more is from the others, whether far or not.
    func outliers() throws(Undefined) -> [Double] {
        let ratings = ratings()
        let adjustment = try SeverityAdjustment(ratings)
        let errors = try SeverityErrors(ratings, adjustment)
        return try ObserverScreening.severity(adjustment, errors, component: 0, bound: -1)
            .flatMap(\.estimate.numbers)
    }

    /// The seconds that the adjustment took, then the subjects' scores.
    func timed() throws(Undefined) -> [Double] {
        let ratings = ratings()
        let clock = ContinuousClock()
        let began = clock.now
        let adjustment = try SeverityAdjustment(ratings)
        let seconds = (clock.now - began) / .seconds(1)
        return [seconds] + adjustment.subjects.compactMap { $0?.adjusted }
    }

    private func ratings() -> [SeverityRating] {
        rows(0).map {
            SeverityRating(subject: Int32($0[0]), observer: Int32($0[1]), score: $0[2])
        }
    }

    private func weights() -> AgreementWeights {
        AgreementWeights(rawValue: text(0)) ?? .identity
    }

    private func table() throws(Undefined) -> LevelTable {
        let units = cells(3).map { $0.compactMap { $0.map { Int($0) } } }
        return try LevelTable(units, scale: integer(1)...integer(2))
    }
}
