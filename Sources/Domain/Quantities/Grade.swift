/// A school grade (年级): −3…−1 in kindergarten, 0 the year before school (K), 1…12 at school.
package struct Grade: Hashable, Comparable, Sendable {
    package let number: Int

    package static let numbers = -3...12

    /// - Returns: nil when `number` is out of −3…12.
    package init?(_ number: Int) {
        guard Self.numbers.contains(number) else { return nil }
        self.number = number
    }

    package static func < (left: Grade, right: Grade) -> Bool {
        left.number < right.number
    }
}

/// The grades that a unit teaches, first to last.
package struct GradeRange: Hashable, Sendable {
    package let first: Grade
    package let last: Grade

    /// - Returns: nil when `last` is below `first`.
    package init?(_ first: Grade, _ last: Grade) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }

    package func contains(_ grade: Grade) -> Bool {
        first <= grade && grade <= last
    }
}
