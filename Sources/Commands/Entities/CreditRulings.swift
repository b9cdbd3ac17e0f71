import Domain
import Grammar
import Schemes
import Synchronization

/// Which schemes about credits are in force for a unit on a day, kept from statement to statement.
///
/// Each line that is entered asks for them, and a day's lines are of few units and days. A class,
/// because it is a cache; it forgets all when a unit or a scheme has changed.
final class CreditRulings: Sendable {
    private struct Key: Hashable {
        let unit: UnitID
        let day: Day
    }

    private struct Known {
        var edition: Edition?
        var found: [Key: [CreditQuestion.Ruled]] = [:]
        /// What was asked last: a line asks for the same several times.
        var last: (key: Key, ruled: [CreditQuestion.Ruled])?
    }

    private let known = Mutex(Known())

    /// The most units and days that are remembered.
    private static let limit = 20_000

    func inForce(
        for unit: UnitID,
        on day: Day,
        _ regulations: Regulations
    ) throws(Refusal) -> [CreditQuestion.Ruled] {
        let edition = regulations.register.index.rulesEdition
        let key = Key(unit: unit, day: day)
        let kept = known.withLock { known -> [CreditQuestion.Ruled]? in
            guard known.edition === edition else { return nil }
            if let last = known.last, last.key == key { return last.ruled }
            guard let ruled = known.found[key] else { return nil }
            known.last = (key, ruled)
            return ruled
        }
        if let kept { return kept }
        let found = try Self.found(for: unit, on: day, regulations)
        known.withLock { known in
            if known.edition !== edition || known.found.count >= Self.limit {
                known = Known(edition: edition)
            }
            known.found[key] = found
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
