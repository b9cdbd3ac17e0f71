import Testing

@testable import Statistics

/// practice.md 4.3 and 4.4.
struct ReliabilityTests {
    /// The table of Shrout & Fleiss (1979): 6 subjects by 4 observers.
    private static let table: [[Double]] = [
        [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
    ]

    private static func study() throws -> GeneralizabilityStudy {
        var scores: [GeneralizabilityStudy.Score] = []
        for (teacher, row) in table.enumerated() {
            for (observer, value) in row.enumerated() {
                scores.append(
                    .init(teacher: teacher, lesson: teacher, observer: observer, value: value)
                )
            }
        }
        return try GeneralizabilityStudy(teachersByObservers: scores)
    }

    @Test("practice.md 4.3: mean squares and the six correlations of Shrout & Fleiss")
    func correlations() throws {
        let table = try TwoWayTable(Self.table)
        #expect(
            close([table.rows, table.columns, table.residual], [11.241667, 32.486111, 1.019444])
        )
        let kinds: [IntraclassCorrelation] = [
            .oneWay, .agreement, .consistency, .oneWayMean, .agreementMean, .consistencyMean,
        ]
        let golden = [0.165742, 0.289764, 0.714841, 0.442797, 0.620051, 0.909316]
        let estimates = try kinds.map { try $0.estimate(table) }
        #expect(close(estimates.map(\.value), golden))
        for estimate in estimates {
            #expect(estimate.count == 6)
            #expect(estimate.interval?.contains(estimate.value) == true)
        }
        // R's psych prints −0.133…0.72 for ICC(1,1), 0.34…0.946 for ICC(3,1) of this table.
        #expect(close(estimates[0].interval?.lower ?? 0, -0.133, 3))
        #expect(close(estimates[2].interval?.upper ?? 0, 0.9459, 3))
    }

    @Test("practice.md 4.4: one-facet components and the decision study")
    func oneFacet() throws {
        let study = try Self.study()
        #expect(
            close([study.teacher, study.observer, study.residual], [2.555556, 5.244444, 1.019444])
        )
        var relative: [Double] = []
        var absolute: [Double] = []
        for observers in [1, 2, 3, 4, 6] {
            let plan = DecisionStudy.Plan.sameObservers(lessons: 1, observers: observers)
            let decision = try DecisionStudy(study, plan)
            relative.append(try decision.generalizability().value)
            absolute.append(try decision.dependability().value)
        }
        #expect(close(relative, [0.714841, 0.833711, 0.882635, 0.909316, 0.937659]))
        #expect(close(absolute, [0.289764, 0.449328, 0.550349, 0.620051, 0.709968]))
        let needed = try DecisionStudy.needed(study) { .sameObservers(lessons: 1, observers: $0) }
        #expect(needed == 10)
        let before = try DecisionStudy(study, .sameObservers(lessons: 1, observers: 9))
        #expect(try before.dependability().value < 0.8)
    }

    @Test("practice.md 4.4: observers of its own for each lesson shrink severity with lessons too")
    func otherObservers() throws {
        let study = try Self.study()
        let decision = try DecisionStudy(
            study,
            .otherObservers(lessons: 2, observersPerLesson: 3)
        )
        #expect(close(decision.absoluteError, (5.244444 + 1.019444) / 6, 5))
        #expect(decision.relativeError == decision.absoluteError)
        #expect(close(decision.standardError, decision.absoluteError.squareRoot(), 12))
    }

    @Test("more lessons do not help where one observer's severity is all the error")
    func unreachable() throws {
        let study = try Self.study()
        let found = reason { () throws(Undefined) in
            try DecisionStudy.needed(study) { .sameObservers(lessons: $0, observers: 1) }
        }
        guard case .unreachable(1_000, let ceiling) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(ceiling < 400)
    }

    @Test("lessons within teachers by observers: components are found again on average")
    func lessons() throws {
        var numbers = SeededNumbers(seed: 7)
        var sums = [0.0, 0, 0, 0]
        for _ in 0..<20 {
            let study = try Self.incomplete(&numbers)
            let rest = study.teacherByObserver + study.residual
            for (place, part) in [study.teacher, study.lesson, study.observer, rest].enumerated() {
                sums[place] += part / 20
            }
            #expect(study.lessons == 300 && study.scores == 600)
        }
        for (mean, truth) in zip(sums, [9.0, 4, 4, 1]) { #expect((mean - truth).magnitude < 1) }
    }

    /// 100 teachers, three lessons each, two of 40 observers a lesson.
    private static func incomplete(
        _ numbers: inout SeededNumbers
    ) throws -> GeneralizabilityStudy {
        var scores: [GeneralizabilityStudy.Score] = []
        let severities = (0..<40).map { _ in 2 * numbers.normal() }
        for teacher in 0..<100 {
            let merit = 3 * numbers.normal()
            for lesson in 0..<3 {
                let day = 2 * numbers.normal()
                for _ in 0..<2 {
                    let observer = Int.random(in: 0..<40, using: &numbers)
                    scores.append(
                        .init(
                            teacher: teacher,
                            lesson: teacher * 3 + lesson,
                            observer: observer,
                            value: 80 + merit + day + severities[observer] + numbers.normal()
                        )
                    )
                }
            }
        }
        return try GeneralizabilityStudy(lessonsByObservers: scores)
    }

    @Test("where nothing varies or cells are missing, the reason stands in place of a number")
    func undefined() throws {
        #expect(
            reason { () throws(Undefined) in try TwoWayTable([[5, 5], [5, 5]]) } == .noSpread
        )
        #expect(
            reason { () throws(Undefined) in try TwoWayTable([[5, nil], [4, 5]]) }
                == .tooFew(have: 1, need: 2)
        )
        #expect(
            reason { () throws(Undefined) in try TwoWayTable([[5], [4]]) }
                == .tooFew(have: 1, need: 2)
        )
        #expect(
            reason { () throws(Undefined) in try TwoWayTable([[5, 4], [4]]) } == .contradiction
        )
        let omitted = try TwoWayTable([[5, nil], [4, 5], [3, 3], [2, 4]])
        #expect(omitted.omitted == 1 && omitted.subjects == 3)
        // Perfect consistency: a value without an interval.
        let perfect = try TwoWayTable([[1, 2], [2, 3], [5, 6]])
        let estimate = try IntraclassCorrelation.consistency.estimate(perfect)
        #expect(estimate.value == 1 && estimate.interval == nil)
        // Observers that differ less than chance: what ICC(A,k) divides by is below 0.
        let crossed = try TwoWayTable([
            [78.0, 77.4, 80.6, 83.1, 85], [78.8, 83.7, 77, 78.1, 80.2],
            [81.6, 79.4, 83.2, 80.9, 77.2],
        ])
        #expect(
            reason { () throws(Undefined) in
                try IntraclassCorrelation.agreementMean.estimate(crossed)
            } == .negativeVariance
        )
        // Every score with its own observer: severity and merit are one.
        let alone = (0..<4).map {
            GeneralizabilityStudy.Score(teacher: $0, lesson: $0, observer: $0, value: Double($0))
        }
        #expect(
            reason { () throws(Undefined) in try GeneralizabilityStudy(teachersByObservers: alone) }
                == .inseparable
        )
    }

    /// Teachers by observers, every cell filled.
    private static func crossed(
        teachers: Int,
        observers: Int,
        _ numbers: inout SeededNumbers
    ) -> [GeneralizabilityStudy.Score] {
        let severity = (0..<observers).map { _ in 0.5 * numbers.normal() }
        return (0..<teachers).flatMap { teacher in
            let merit = numbers.normal()
            return (0..<observers).map { observer in
                GeneralizabilityStudy.Score(
                    teacher: teacher,
                    lesson: teacher,
                    observer: observer,
                    value: merit + severity[observer] + numbers.normal()
                )
            }
        }
    }

    private static func coefficient(
        _ study: JackknifedStudy,
        _ observers: Int
    ) throws(Undefined) -> Estimate {
        try study.coefficient { (study) throws(Undefined) in
            let plan = DecisionStudy.Plan.sameObservers(lessons: 1, observers: observers)
            return try DecisionStudy(study, plan).generalizability().value
        }
    }

    @Test("the jackknife's interval of Eρ² is near that of ICC(C,k), which is exact there")
    func jackknife() throws {
        var numbers = SeededNumbers(seed: 44)
        for _ in 0..<20 {
            let scores = Self.crossed(teachers: 60, observers: 3, &numbers)
            let found = try Self.coefficient(JackknifedStudy(scores), 3)
            let rows = Dictionary(grouping: scores, by: \.teacher).sorted { $0.key < $1.key }
                .map { $0.value.map { Double?.some($0.value) } }
            let exact = try IntraclassCorrelation.consistencyMean.estimate(TwoWayTable(rows))
            #expect(close(found.value, exact.value, 9))
            let (one, two) = (try #require(found.interval), try #require(exact.interval))
            #expect((one.lower - two.lower).magnitude < 0.12)
            #expect((one.upper - two.upper).magnitude < 0.08)
        }
    }

    @Test("the jackknife's interval holds the true Eρ² about as often as it says")
    func coverage() throws {
        var numbers = SeededNumbers(seed: 45)
        let truth = 1 / (1 + 1.0 / 3)
        var held = 0
        for _ in 0..<300 {
            let scores = Self.crossed(teachers: 25, observers: 3, &numbers)
            let found = try Self.coefficient(JackknifedStudy(scores), 3)
            if try #require(found.interval).contains(truth) { held += 1 }
        }
        #expect((270...295).contains(held))
    }

    @Test("a part without which the study falls apart leaves the figure without an interval")
    func noJackknife() throws {
        // The second observer saw the first teacher alone.
        let scores = [(0, 0, 3.0), (0, 1, 4.0), (1, 0, 2.0), (2, 0, 5.0), (3, 0, 4.0)].map {
            GeneralizabilityStudy.Score(teacher: $0.0, lesson: $0.0, observer: $0.1, value: $0.2)
        }
        if let study = try? JackknifedStudy(scores) {
            let found = try Self.coefficient(study, 2)
            #expect(found.interval == nil && found.lacking != nil)
        }
        // Two teachers are too few groups.
        let two = [(0, 0, 3.0), (0, 1, 4.0), (1, 0, 2.0), (1, 1, 5.0)].map {
            GeneralizabilityStudy.Score(teacher: $0.0, lesson: $0.0, observer: $0.1, value: $0.2)
        }
        let found = try Self.coefficient(JackknifedStudy(two), 2)
        #expect(found.interval == nil)
        #expect(found.lacking == .tooFew(have: 2, need: 3))
    }

    @Test("a component that is cut off at 0 has an interval all the same, from what was estimated")
    func truncated() throws {
        var numbers = SeededNumbers(seed: 46)
        var (cut, held) = (0, 0)
        for _ in 0..<200 {
            // Teachers do not differ: σ²t is estimated below 0 about every other time.
            let scores = (0..<12).flatMap { teacher in
                (0..<3).map { observer in
                    GeneralizabilityStudy.Score(
                        teacher: teacher,
                        lesson: teacher,
                        observer: observer,
                        value: numbers.normal()
                    )
                }
            }
            let study = try JackknifedStudy(scores)
            guard study.study.teacher == 0 else { continue }
            cut += 1
            let found = try study.size { (study) throws(Undefined) in study.teacher }
            #expect(found.value == 0)
            guard let interval = found.interval else {
                // Nothing above 0 is left of it.
                #expect(found.lacking == .noSpread)
                continue
            }
            held += 1
            #expect(interval.contains(0) && interval.upper > 0)
        }
        #expect(cut > 50 && held > cut / 2)
    }

    @Test("figures that nothing moves say so in place of an interval")
    func unmoved() throws {
        // The same teachers twice as far apart: every score is what teacher and observer make it.
        let scores = (0..<6).flatMap { teacher in
            (0..<2).map { observer in
                GeneralizabilityStudy.Score(
                    teacher: teacher,
                    lesson: teacher,
                    observer: observer,
                    value: Double(teacher + observer)
                )
            }
        }
        let found = try JackknifedStudy(scores).size { (study) throws(Undefined) in
            study.residual
        }
        #expect(close(found.value, 0, 9))
        if found.interval == nil { #expect(found.lacking != nil) }
    }
}
