import Testing

@testable import Statistics

/// practice.md 4.5.
struct SeverityTests {
    /// t1: A 88, B 82; t2: B 79, C 86; t3: A 91, C 92; t4: A 85, B 80.
    private static let golden = [
        (0, 0, 88.0), (0, 1, 82.0), (1, 1, 79.0), (1, 2, 86.0), (2, 0, 91.0), (2, 2, 92.0),
        (3, 0, 85.0), (3, 1, 80.0),
    ].map(rating)

    private static func rating(_ row: (Int, Int, Double)) -> SeverityRating {
        SeverityRating(subject: Int32(row.0), observer: Int32(row.1), score: row.2)
    }

    @Test("practice.md 4.5: the tie of t2 and t4 breaks once B's severity is seen")
    func adjustment() throws {
        let found = try SeverityAdjustment(Self.golden)
        let subjects = found.subjects.compactMap(\.self)
        #expect(close(subjects.map(\.adjusted), [86.3333, 83.2333, 89.4333, 83.8333], 4))
        let effects = found.observers.compactMap { $0?.effect }
        #expect(close(effects, [1.46667, -4.13333, 2.66667], 5))
        #expect(subjects[1].raw == 82.5 && subjects[3].raw == 82.5)
        #expect(found.components == 1)
        #expect(close(try found.difference(3, 1), 0.6, 9))
        let errors = try SeverityErrors(Self.golden, found)
        #expect(errors.freedom == [.success(2)])
        #expect(errors.subjects.allSatisfy { $0?.interval != nil })
        #expect(errors.observers.allSatisfy { $0?.count ?? 0 >= 2 })
    }

    @Test("across components there is no comparison, within each there is")
    func components() throws {
        let ratings = [
            (0, 0, 88.0), (1, 0, 82.0), (1, 1, 80.0), (3, 2, 90.0), (4, 2, 70.0), (4, 3, 75.0),
        ].map(Self.rating)
        let found = try SeverityAdjustment(ratings)
        #expect(found.components == 2)
        #expect(found.subjects[2] == nil)
        #expect(found.subjects.map { $0?.component } == [0, 0, nil, 1, 1])
        #expect(close(try found.difference(0, 1), 6, 9))
        #expect(close(try found.difference(3, 4), 20, 9))
        let apart = reason { () throws(Undefined) in try found.difference(0, 3) }
        #expect(apart == .disconnected)
        let nobody = reason { () throws(Undefined) in try found.difference(0, 2) }
        #expect(nobody == .tooFew(have: 0, need: 1))
        // Effects sum to 0 in each component.
        for component in 0..<2 {
            let effects = found.observers.compactMap(\.self).filter { $0.component == component }
            #expect(effects.reduce(0) { $0 + $1.effect }.magnitude < 1e-9)
        }
        #expect(try SeverityComponents(ratings).ofObserver == [0, 0, 1, 1])
        let errors = try SeverityErrors(ratings, found)
        #expect(errors.freedom.allSatisfy { $0 == .failure(.tooFew(have: 3, need: 4)) })
        #expect(errors.subjects.allSatisfy { $0 == nil })
        let none = reason { () throws(Undefined) in try SeverityAdjustment([]) }
        #expect(none == .tooFew(have: 0, need: 1))
    }

    /// Each subject is seen by four of the observers.
    private static func large(_ count: Int, _ numbers: inout SeededNumbers) -> [SeverityRating] {
        (0..<count * 3).flatMap { subject in
            Array(0..<count).shuffled(using: &numbers).prefix(4).map { observer in
                rating((subject, observer, 80 + 5 * numbers.normal()))
            }
        }
    }

    @Test("components of more than 200 observers have estimated intervals, only if asked for")
    func estimated() throws {
        var numbers = SeededNumbers(seed: 200)
        let atLimit = Self.large(200, &numbers)
        let exact = try SeverityErrors(atLimit, SeverityAdjustment(atLimit))
        #expect(exact.observers.allSatisfy { $0?.interval != nil })
        let beyond = Self.large(201, &numbers)
        let found = try SeverityAdjustment(beyond)
        let none = try SeverityErrors(beyond, found)
        #expect(none.freedom == [.failure(.tooMany(have: 201, limit: 200))])
        #expect(none.observers.allSatisfy { $0 == nil } && none.subjects.allSatisfy { $0 == nil })
        let errors = try SeverityErrors(beyond, found, isEstimating: true)
        #expect(errors.freedom == [.success(201 * 12 - 201 * 4 + 1)])
        #expect(errors.observers.allSatisfy { $0?.interval != nil })
        #expect(errors.subjects.allSatisfy { $0?.interval != nil })
    }

    @Test("estimated variances are those of the inverse, to a few hundredths; a chain has none")
    func variances() throws {
        var numbers = SeededNumbers(seed: 7)
        let ratings = Self.large(60, &numbers)
        let exact = try SeverityErrors(ratings, SeverityAdjustment(ratings))
        let estimated = try SeverityVariances(SeverityDesign(ratings))
        let squares = exact.subjects.compactMap { $0?.standardError.map { $0 * $0 } }
        let shares = estimated.ofSubjects.compactMap(\.self)
        #expect(shares.count == 180 && squares.count == 180)
        // The variance of a score is the quotient of any two: it must be the same for all.
        let variance = zip(squares, shares).map { $0 / $1 }.reduce(0, +) / 180
        for (square, share) in zip(squares, shares) {
            #expect((square / variance / share - 1).magnitude < 0.1)
        }
        for (exact, share) in zip(exact.observers, estimated.ofObservers) {
            let square = try #require(exact?.standardError.map { $0 * $0 })
            let estimate = try #require(share)
            #expect((square / variance / estimate - 1).magnitude < 0.2)
        }
        // Along a chain each effect hangs on all before it: signs do not tell them apart.
        let chain = (0..<40).flatMap { subject in
            [0, 1, 0].map { Self.rating((subject, subject + $0, numbers.normal())) }
        }
        let along = try SeverityVariances(SeverityDesign(chain)).ofObservers
        #expect(along.contains { $0 == nil })
    }

    @Test("scores without noise are taken apart exactly, along a chain of observers too")
    func exact() throws {
        let ratings = (0..<400).flatMap { subject in
            [subject, subject + 1].map { observer in
                let score = Double(subject % 7) + Double(observer % 5)
                return SeverityRating(
                    subject: Int32(subject),
                    observer: Int32(observer),
                    score: score
                )
            }
        }
        let found = try SeverityAdjustment(ratings)
        for subject in 1..<400 {
            let difference = try found.difference(subject, 0)
            #expect((difference - Double(subject % 7)).magnitude < 1e-8)
        }
    }

    @Test("two observers who hardly differ in high scores: rounding is no severity")
    func rounding() throws {
        let ratings = [
            (0, 0, 78.2), (1, 0, 78.4), (1, 1, 81.1), (2, 1, 79.0), (2, 0, 81.6), (3, 1, 74.7),
            (3, 1, 73.1),
        ].map(Self.rating)
        let found = try SeverityAdjustment(ratings)
        #expect(close(found.observers.compactMap { $0?.effect }, [-0.025, 0.025], 12))
        let same = try SeverityAdjustment(ratings.map { Self.rating((0, Int($0.observer), 78.3)) })
        #expect(same.observers.allSatisfy { ($0?.effect ?? 1).magnitude < 1e-12 })
    }

    @Test("practice.md 4.5: with severe observers the adjusted order is nearer to the true one")
    func simulation() throws {
        var numbers = SeededNumbers(seed: 45)
        var raw = 0.0
        var adjusted = 0.0
        for _ in 0..<100 {
            let merits = (0..<40).map { _ in numbers.normal() }
            let effects = (0..<8).map { _ in numbers.normal() }
            var ratings: [SeverityRating] = []
            for (subject, merit) in merits.enumerated() {
                for _ in 0..<2 {
                    for observer in Array(0..<8).shuffled(using: &numbers).prefix(2) {
                        let score = merit + effects[observer] + 0.7 * numbers.normal()
                        ratings.append(Self.rating((subject, observer, score)))
                    }
                }
            }
            let subjects = try SeverityAdjustment(ratings).subjects.compactMap(\.self)
            raw += Self.concordance(merits, subjects.map(\.raw))
            adjusted += Self.concordance(merits, subjects.map(\.adjusted))
        }
        #expect(adjusted > raw)
        #expect(adjusted / 100 < 0.95)
    }

    /// Kendall's τ without ties.
    private static func concordance(_ first: [Double], _ second: [Double]) -> Double {
        var sum = 0.0
        for low in first.indices {
            for high in first.indices where high > low {
                sum += (first[low] < first[high]) == (second[low] < second[high]) ? 1 : -1
            }
        }
        return sum / Double(first.count * (first.count - 1) / 2)
    }
}
