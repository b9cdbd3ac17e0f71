package import Domain

/// The finals of a unit's terms: this term's and the one before it.
package struct Finals: Sendable {
    package let now: TestID
    /// The final of the term before, and of no earlier one; nil where it had none.
    package let before: TestID?
    package let term: Term

    /// - Returns: nil where the term has no final.
    package init?(of id: TermID, _ register: Register) {
        guard let term = register.terms[id], let now = Self.final(in: id, register) else {
            return nil
        }
        self.term = term
        self.now = now
        let earlier = register.terms.filter { $0.id.unit == id.unit && $0.to < term.from }
        let latest = earlier.max { ($0.to, $0.id) < ($1.to, $1.id) }
        before = latest.flatMap { Self.final(in: $0.id, register) }
    }

    /// The final of a term; of several the one with the latest paper.
    package static func final(in term: TermID, _ register: Register) -> TestID? {
        let finals = register.tests.filter { $0.term == term && $0.kind == .final }
        return finals.max { left, right in
            (lastDay(left.id, register), left.id) < (lastDay(right.id, register), right.id)
        }?.id
    }

    private static func lastDay(_ test: TestID, _ register: Register) -> Int32 {
        register.index.papersByTest[test].compactMap { register.papers[$0]?.on.daysSinceEpoch }
            .max() ?? 0
    }
}
