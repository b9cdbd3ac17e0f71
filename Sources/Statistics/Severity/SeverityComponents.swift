/// Which subjects and observers are joined by chains of common ratings.
///
/// Between components nothing tells severe observers from weak subjects. Union by size with halving
/// of paths: R. E. Tarjan, JACM 22 (1975).
package struct SeverityComponents: Hashable, Sendable {
    /// The component of each subject and each observer, numbered from 0 by their first subject; nil
    /// for a number that no rating has.
    package let ofSubject: [Int?]
    package let ofObserver: [Int?]
    /// How many components.
    package let count: Int

    init(_ design: SeverityDesign) {
        let subjects = design.subjectCount
        var forest = Forest(count: subjects + design.observerCount)
        for subject in 0..<subjects {
            var root = subject
            for place in design.row(subject) {
                root = forest.join(root, subjects + Int(design.observers[place]))
            }
        }
        var numbers: [Int?] = Array(repeating: nil, count: forest.parents.count)
        var ofSubject: [Int?] = []
        var count = 0
        ofSubject.reserveCapacity(subjects)
        for subject in 0..<subjects {
            guard !design.row(subject).isEmpty else {
                ofSubject.append(nil)
                continue
            }
            let root = forest.root(subject)
            if numbers[root] == nil {
                numbers[root] = count
                count += 1
            }
            ofSubject.append(numbers[root])
        }
        self.count = count
        self.ofSubject = ofSubject
        ofObserver = (0..<design.observerCount).map { numbers[forest.root(subjects + $0)] }
    }

    /// The components of a set of ratings, without solving anything.
    package init(_ ratings: [SeverityRating]) throws(Undefined) {
        try self.init(SeverityDesign(ratings))
    }

    /// Takes from every observer's number the mean of its component.
    func centre(_ numbers: inout [Double]) {
        var sums = Array(repeating: 0.0, count: count)
        var counts = sums
        for (observer, component) in ofObserver.enumerated() {
            guard let component else { continue }
            sums[component] += numbers[observer]
            counts[component] += 1
        }
        for (observer, component) in ofObserver.enumerated() {
            guard let component else { continue }
            numbers[observer] -= sums[component] / counts[component]
        }
    }

    /// A forest of sets, each known by its root.
    private struct Forest {
        var parents: [Int32]
        var sizes: [Int32]

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

        /// - Returns: the root of both.
        mutating func join(_ first: Int, _ second: Int) -> Int {
            var (first, second) = (root(first), root(second))
            guard first != second else { return first }
            if sizes[first] < sizes[second] { swap(&first, &second) }
            parents[second] = Int32(first)
            sizes[first] += sizes[second]
            return first
        }
    }
}
