/// Which subjects and observers are joined by chains of common ratings.
///
/// Between components nothing tells severe observers from weak subjects. Union by size with halving
/// of paths: R. E. Tarjan, JACM 22 (1975).
package struct SeverityComponents: Hashable, Sendable {
    /// The component of each subject and each observer, numbered from 0 by their first subject;
    /// `none` for a number that no rating has.
    private let subjects: [Int32]
    private let observers: [Int32]
    /// How many observers each has.
    private let sizes: [Int]

    private static let none: Int32 = -1
    private static let leap = 16

    /// How many components.
    package var count: Int { sizes.count }

    /// The component of a subject; nil where no rating has it.
    package func ofSubject(_ number: Int) -> Int? {
        subjects[number] == Self.none ? nil : Int(subjects[number])
    }

    /// The component of an observer; nil where no rating has it.
    package func ofObserver(_ number: Int) -> Int? {
        observers[number] == Self.none ? nil : Int(observers[number])
    }

    init(_ design: SeverityDesign) {
        let subjectCount = design.subjectCount
        var forest = Forest(count: subjectCount + design.observerCount)
        let there = design.given.count { $0 > 0 }
        var visited = 0
        // Leaping, since neighbours have the same observers: once all of them are in one component,
        // the first of a row leads there.
        for first in 0..<Self.leap {
            let subjects = stride(from: first, to: subjectCount, by: Self.leap)
            design.forEachRow(subjects) { subject, observers, _ in
                visited += 1
                let isDecided = forest.joins >= visited + there - 2
                let needed = isDecided ? 1 : observers.count
                forest.join(
                    subject,
                    UnsafeBufferPointer(rebasing: observers[..<needed]),
                    subjectCount
                )
            }
        }
        var numbers = Array(repeating: Self.none, count: forest.parents.count)
        var subjects = Array(repeating: Self.none, count: subjectCount)
        var count: Int32 = 0
        for subject in 0..<subjectCount where !design.row(subject).isEmpty {
            let root = forest.root(subject)
            if numbers[root] == Self.none {
                numbers[root] = count
                count += 1
            }
            subjects[subject] = numbers[root]
        }
        var sizes = Array(repeating: 0, count: Int(count))
        var observers = Array(repeating: Self.none, count: design.observerCount)
        for observer in 0..<design.observerCount {
            let component = numbers[forest.root(subjectCount + observer)]
            observers[observer] = component
            if component != Self.none { sizes[Int(component)] += 1 }
        }
        (self.subjects, self.observers, self.sizes) = (subjects, observers, sizes)
    }

    /// The components of a set of ratings, without solving anything.
    package init(_ ratings: [SeverityRating]) throws(Undefined) {
        try self.init(SeverityDesign(ratings))
    }

    /// Takes from every observer's number the mean of its component.
    func centre(_ numbers: inout [Double]) {
        guard sizes != [numbers.count] else {
            // Everybody is in one component.
            let mean = FlatVector.sum(numbers) / Double(numbers.count)
            for place in numbers.indices { numbers[place] -= mean }
            return
        }
        var means = Array(repeating: 0.0, count: count)
        for (number, component) in zip(numbers, observers) where component != Self.none {
            means[Int(component)] += number
        }
        for component in means.indices { means[component] /= Double(sizes[component]) }
        for (place, component) in observers.enumerated() where component != Self.none {
            numbers[place] -= means[Int(component)]
        }
    }

    /// A forest of sets, each known by its root.
    private struct Forest {
        var parents: [Int32]
        var sizes: [Int32]
        /// How often two sets have become one.
        private(set) var joins = 0

        init(count: Int) {
            parents = (0..<count).map { Int32($0) }
            sizes = Array(repeating: 1, count: count)
        }

        mutating func root(_ node: Int) -> Int {
            var node = node
            while parents[node] != node {
                parents[node] = parents[Int(parents[node])]
                node = Int(parents[node])
            }
            return node
        }

        /// Joins a subject with its observers, whose nodes come after the subjects'.
        mutating func join(
            _ subject: Int,
            _ observers: UnsafeBufferPointer<Int32>,
            _ shift: Int
        ) {
            var top = subject
            for observer in observers {
                let node = shift + Int(observer)
                // Most are below the root already.
                if parents[node] != top { top = join(root(top), root(node)) }
            }
        }

        /// - Returns: the root of both roots.
        private mutating func join(_ first: Int, _ second: Int) -> Int {
            var (first, second) = (first, second)
            guard first != second else { return first }
            if sizes[first] < sizes[second] { swap(&first, &second) }
            parents[second] = Int32(first)
            sizes[first] += sizes[second]
            joins += 1
            return first
        }
    }
}
