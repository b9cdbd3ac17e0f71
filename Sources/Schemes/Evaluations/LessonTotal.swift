package import Domain
import Statistics

extension InstrumentRule {
    /// The score that several observers' totals come to, exactly; nil for none.
    ///
    /// Source: systems.md G07: with five observers or more the highest and the lowest are dropped,
    /// below that none (case 92); practice.md 4.8.
    package func combined(_ totals: [(value: Fraction, weight: Int)]) -> Fraction? {
        let ordered = totals.sorted { !$0.value.isAtLeast($1.value) }
        switch method {
        case .mean: return Fraction.mean(ordered.map { ($0.value, 1) })
        case .weighted: return Fraction.mean(ordered)
        case .median:
            guard !ordered.isEmpty else { return nil }
            let middle = ordered[(ordered.count - 1) / 2...ordered.count / 2]
            return Fraction.mean(middle.map { ($0.value, 1) })
        case .trimmed:
            let kept =
                ordered.count >= LessonScore.fewestForTrimming
                ? ordered.dropFirst().dropLast() : ordered[...]
            return Fraction.mean(kept.map { ($0.value, 1) })
        }
    }

    /// The places of the totals that the method leaves out, in the order given.
    package func dropped(_ totals: [Fraction]) -> Set<Int> {
        guard method == .trimmed, totals.count >= LessonScore.fewestForTrimming else { return [] }
        let ordered = totals.indices.sorted { !totals[$0].isAtLeast(totals[$1]) }
        return Set([ordered.first, ordered.last].compactMap(\.self))
    }

    /// How much an observer with these roles counts: the most that one of them gives.
    package func weight(of roles: some Sequence<PersonRole>) -> Int {
        let held = Set(roles)
        return weights.filter { held.contains($0.role) }.map(\.weight).max() ?? 1
    }
}
