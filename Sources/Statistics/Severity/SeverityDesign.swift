/// The ratings in rows by subject: what the equations and the components are made from.
package struct SeverityDesign: Sendable {
    package let subjectCount: Int
    package let observerCount: Int
    /// Where each subject's row begins, and the end of the last.
    package let starts: [Int32]
    /// The observers and scores, row after row.
    package let observers: [Int32]
    package let scores: [Double]
    /// How many ratings each observer gave.
    package let given: [Int32]
    /// The subject at which half of the ratings are passed: where long work is parted.
    private let middle: Int

    /// Sorts by counting: two passes over the ratings.
    init(_ ratings: [SeverityRating]) throws(Undefined) {
        guard ratings.count < Int32.max else {
            throw .tooMany(have: ratings.count, limit: Int(Int32.max))
        }
        var subjects: Int32 = -1
        var judges: Int32 = -1
        for rating in ratings {
            precondition(rating.subject >= 0 && rating.observer >= 0, "numbers count from 0")
            subjects = max(subjects, rating.subject)
            judges = max(judges, rating.observer)
        }
        subjectCount = Int(subjects) + 1
        observerCount = Int(judges) + 1
        var starts = Array(repeating: Int32(0), count: subjectCount + 1)
        var given = Array(repeating: Int32(0), count: observerCount)
        for rating in ratings {
            starts[Int(rating.subject) + 1] += 1
            given[Int(rating.observer)] += 1
        }
        for subject in 0..<subjectCount { starts[subject + 1] += starts[subject] }
        var next = starts
        var observers = Array(repeating: Int32(0), count: ratings.count)
        var scores = Array(repeating: 0.0, count: ratings.count)
        for rating in ratings {
            let place = Int(next[Int(rating.subject)])
            next[Int(rating.subject)] += 1
            observers[place] = rating.observer
            scores[place] = rating.score
        }
        self.starts = starts
        self.given = given
        self.observers = observers
        self.scores = scores
        middle = Self.middle(starts)
    }

    /// Of rows that stand so already.
    ///
    /// - Parameters:
    ///   - starts: Where each subject's row begins, and the end of the last.
    ///   - observers: The observers' numbers, row after row, below `observerCount`.
    ///   - scores: As many scores.
    ///   - observerCount: How many numbers observers may have.
    package init(
        starts: [Int32],
        observers: [Int32],
        scores: [Double],
        observerCount: Int
    ) {
        precondition(starts.first == 0 && Int(starts.last ?? 0) == scores.count, "rows fill up")
        precondition(observers.count == scores.count, "each score has an observer")
        subjectCount = starts.count - 1
        self.observerCount = observerCount
        self.starts = starts
        self.observers = observers
        self.scores = scores
        var given = Array(repeating: Int32(0), count: observerCount)
        for observer in observers { given[Int(observer)] += 1 }
        self.given = given
        middle = Self.middle(starts)
    }

    /// The first subject whose row begins in the second half.
    private static func middle(_ starts: [Int32]) -> Int {
        let half = (starts.last ?? 0) / 2 + 1
        var (low, high) = (0, starts.count - 1)
        while low < high {
            let place = (low + high) / 2
            if starts[place] < half { low = place + 1 } else { high = place }
        }
        return low
    }

    /// The places of a subject's ratings.
    package func row(_ subject: Int) -> Range<Int> {
        Int(starts[subject])..<Int(starts[subject + 1])
    }

    /// Visits the rows of some subjects: each with its number, its observers and its scores.
    ///
    /// Inlined, so that a pass over a million ratings counts no references.
    @inline(__always)
    func forEachRow(
        _ subjects: some Sequence<Int>,
        _ body: (Int, UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Double>) -> Void
    ) {
        starts.withUnsafeBufferPointer { starts in
            observers.withUnsafeBufferPointer { observers in
                scores.withUnsafeBufferPointer { scores in
                    for subject in subjects {
                        let row = Int(starts[subject])..<Int(starts[subject + 1])
                        guard !row.isEmpty else { continue }
                        body(
                            subject,
                            UnsafeBufferPointer(rebasing: observers[row]),
                            UnsafeBufferPointer(rebasing: scores[row])
                        )
                    }
                }
            }
        }
    }

    // MARK: In two halves

    /// As many ratings are worth a second thread.
    private static let sharedCount = 100_000

    /// Whether work on all ratings is done by two threads.
    private var isShared: Bool { scores.count >= Self.sharedCount }

    /// Does work on all subjects that writes to places of their own only.
    func forEachHalf(_ halves: Halves, _ body: @Sendable (Range<Int>) -> Void) {
        guard isShared else { return body(0..<subjectCount) }
        halves { side in body(side == 0 ? 0..<middle : middle..<subjectCount) }
    }

    /// Has all subjects add to sums.
    ///
    /// What either half adds to its own is added up at the end, so that the sums are the same on
    /// every machine. The rest is the second half's, as long as the
    /// sums, and is handed in so that it is made only once.
    func add(
        to sums: inout [Double],
        _ rest: inout [Double],
        _ halves: Halves,
        _ body: @Sendable (Range<Int>, UnsafeMutableBufferPointer<Double>) -> Void
    ) {
        guard isShared else {
            sums.withUnsafeMutableBufferPointer { body(0..<subjectCount, $0) }
            return
        }
        sums.withUnsafeMutableBufferPointer { first in
            rest.withUnsafeMutableBufferPointer { second in
                second.update(repeating: 0)
                // Each thread writes one of them and nobody reads before both are done.
                nonisolated(unsafe) let sides = (first, second)
                forEachHalf(halves) { subjects in
                    body(subjects, subjects.lowerBound == 0 ? sides.0 : sides.1)
                }
            }
        }
        for place in sums.indices { sums[place] += rest[place] }
    }
}
