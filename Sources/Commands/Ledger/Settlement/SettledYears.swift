import Domain
import Synchronization

/// Who was settled in closed account years, kept from statement to statement.
///
/// A class, because it is a cache; a year is found anew where a seal, a closing or a unit has
/// changed. Without it each question about one teacher would walk through everybody's seals.
final class SettledYears: Sendable {
    private struct Known: Sendable {
        let seals: Edition
        let rules: Edition
        let found: CreditQuestion.SettledSeals

        func isOf(_ editions: Editions) -> Bool {
            seals === editions.ledger.seals && rules === editions.rules
        }
    }

    /// The last states' of each year, the last one first: what is on disk is asked about as well
    /// as what is on its way there.
    private let years = Mutex<[CreditQuestion.SettledYear: [Known]]>([:])

    /// The most years that are remembered, and the most states of one.
    private static let limit = 64
    private static let states = 2

    func seals(
        of year: CreditQuestion.SettledYear,
        _ editions: Editions,
        _ find: () -> CreditQuestion.SettledSeals
    ) -> CreditQuestion.SettledSeals {
        let known = years.withLock { $0[year]?.first { $0.isOf(editions) } }
        if let known { return known.found }
        let found = find()
        let new = Known(seals: editions.ledger.seals, rules: editions.rules, found: found)
        // What is let go is let go outside the lock.
        let old = years.withLock { years in
            let old = years.count >= Self.limit ? years : [:]
            if !old.isEmpty { years = [:] }
            let rest = years[year] ?? []
            years[year] = [new] + rest.prefix(Self.states - 1)
            return (old, rest)
        }
        withExtendedLifetime(old) {}
        return found
    }

    /// Lets go of all states but the last.
    func forgetEarlier() {
        let old = years.withLock { years in
            let old = years
            years = years.mapValues { Array($0.prefix(1)) }
            return old
        }
        withExtendedLifetime(old) {}
    }
}
