import Synchronization
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
        #expect(try (0..<4).map(SeverityComponents(ratings).ofObserver) == [0, 0, 1, 1])
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

    @Test("trends of all observers at once are what each one's ratings give by themselves")
    func trends() throws {
        var numbers = SeededNumbers(seed: 51)
        for round in 0..<40 {
            let (subjects, observers) = (1 + round * 3, 2 + round)
            var starts: [Int32] = [0]
            var (whose, scores): ([Int32], [Double]) = ([], [])
            var blocks: [ObserverTrends.Block] = []
            var times: [Double] = []
            for subject in 0..<subjects {
                for _ in 0..<Int.random(in: 0...3, using: &numbers) {
                    let time = Double(Int.random(in: 20_000...20_090, using: &numbers))
                    let start = Int32(scores.count)
                    blocks.append(.init(subject: Int32(subject), start: start, time: time))
                    for _ in 0..<Int.random(in: 0...4, using: &numbers) {
                        whose.append(Int32.random(in: 0..<Int32(observers), using: &numbers))
                        // Every fourth observer always gives the same.
                        let same = whose[whose.count - 1] % 4 == 0
                        scores.append(same ? 87.33 : (80 + 5 * numbers.normal()).rounded())
                        times.append(time)
                    }
                }
                starts.append(Int32(scores.count))
            }
            guard !scores.isEmpty else { continue }
            let design = SeverityDesign(
                starts: starts,
                observers: whose,
                scores: scores,
                observerCount: observers
            )
            let adjustment = try SeverityAdjustment(design)
            let found = ObserverTrends(design, adjustment, blocks, .inTurn)
            let adjusted = (0..<subjects).flatMap { subject in
                design.row(subject).map { _ in adjustment.subjects[subject]?.adjusted ?? 0 }
            }
            for observer in 0..<observers {
                let own = whose.indices.filter { whose[$0] == Int32(observer) }
                guard !own.isEmpty else { continue }
                let spread = try Spread(own.map { scores[$0] })
                #expect(close(found.mean(observer), spread.mean, 9))
                let deviation = try? spread.standardDeviation(.countLessOne)
                #expect((deviation == nil) == (found.deviation(observer) == nil))
                #expect(close(found.deviation(observer) ?? 0, deviation ?? 0, 9))
                if observer % 4 == 0, own.count > 1 { #expect(found.deviation(observer) == 0) }
                let pairs = own.map { (time: times[$0], residual: scores[$0] - adjusted[$0]) }
                do throws(Undefined) {
                    let drift = try SeverityDrift(pairs).slope
                    let other = try found.drift(observer)
                    #expect(close(other.value, drift.value, 9) && other.count == drift.count)
                    #expect(close(other.standardError ?? -1, drift.standardError ?? -1, 7))
                } catch {
                    let why = error
                    #expect(reason { () throws(Undefined) in try found.drift(observer) } == why)
                }
            }
        }
    }

    @Test("what is parted between two threads comes to what one thread makes of it")
    func halves() throws {
        var numbers = SeededNumbers(seed: 52)
        // More than a hundred thousand ratings, which is when work is shared.
        let ratings = (0..<26_000).flatMap { subject in
            (0..<4).map { _ in
                Self.rating((subject, Int.random(in: 0..<300, using: &numbers), numbers.normal()))
            }
        }
        let design = try SeverityDesign(ratings)
        let order = Mutex<[Int]>([])
        let backwards = Halves { half in
            for side in [1, 0] {
                order.withLock { $0.append(side) }
                half(side)
            }
        }
        #expect(try SeverityAdjustment(design, backwards) == SeverityAdjustment(design))
        #expect(order.withLock { $0.count } > 4)
    }
}
