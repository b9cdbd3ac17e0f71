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
    }

    /// The places of a subject's ratings.
    package func row(_ subject: Int) -> Range<Int> {
        Int(starts[subject])..<Int(starts[subject + 1])
    }

    /// The mean of a subject's scores as they are; its row is not empty.
    func raw(_ subject: Int) -> Double {
        let row = row(subject)
        return scores[row].reduce(0, +) / Double(row.count)
    }
}
