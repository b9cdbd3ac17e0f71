import Domain
import Grammar
import Schemes
import Synchronization

/// Which schemes about credits are in force for a unit on a day, kept from statement to statement.
///
/// Each line that is entered asks for them, and lines of a year's 365 days come in any order: what
/// is kept is kept for all days on which it is the same. A class, because it is a cache; it forgets
/// all when a unit or a scheme has changed.
final class CreditRulings: Sendable {
    /// What is in force for a unit on each of some days that follow one another.
    private struct Span {
        let unit: UnitID
        let days: ClosedRange<Day>
        let ruled: [CreditQuestion.Ruled]

        func holds(_ unit: UnitID, _ day: Day) -> Bool {
            days.contains(day) && self.unit == unit
        }
    }

    private struct Known {
        var edition: Edition?
        var spans: [UnitID: [Span]] = [:]
        var count = 0
        /// What was asked last: a line asks for the same several times.
        var last: Span?
    }

    private let known = Mutex(Known())

    /// The most spans that are remembered: units have few, which end where a regulation does.
    private static let limit = 50_000

    func inForce(
        for unit: UnitID,
        on day: Day,
        _ regulations: Regulations
    ) throws(Refusal) -> [CreditQuestion.Ruled] {
        let edition = regulations.register.index.rulesEdition
        let kept = known.withLock { known -> [CreditQuestion.Ruled]? in
            guard known.edition === edition else { return nil }
            if let last = known.last, last.holds(unit, day) { return last.ruled }
            guard let span = known.spans[unit]?.first(where: { $0.holds(unit, day) })
            else { return nil }
            known.last = span
            return span.ruled
        }
        if let kept { return kept }
        let found = try Self.found(for: unit, on: day, regulations)
        // No day stands for others where the unit is none.
        guard let days = regulations.unchangedDays(for: unit, around: day) else { return found }
        let span = Span(unit: unit, days: days, ruled: found)
        known.withLock { known in
            if known.edition !== edition || known.count >= Self.limit {
                known = Known(edition: edition)
            }
            known.spans[unit, default: []].append(span)
            known.count += 1
            known.last = span
        }
        return found
    }

    /// Each scheme once: where a unit has a version of its own, one of a unit above does not count.
    private static func found(
        for unit: UnitID,
        on day: Day,
        _ regulations: Regulations
    ) throws(Refusal) -> [CreditQuestion.Ruled] {
        var seen: Set<SchemeID> = []
        return try regulations.all(for: unit, on: day).compactMap { found in
            guard let rules = found.scheme.credits,
                seen.insert(found.use.version.scheme).inserted
            else { return nil }
            return CreditQuestion.Ruled(
                rules: rules,
                version: found.use.version,
                title: found.scheme.title,
                use: found.use
            )
        }
    }
}
