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
    }

    private let years = Mutex<[CreditQuestion.SettledYear: Known]>([:])

    /// The most years that are remembered.
    private static let limit = 64

    func seals(
        of year: CreditQuestion.SettledYear,
        _ editions: Editions,
        _ find: () -> CreditQuestion.SettledSeals
    ) -> CreditQuestion.SettledSeals {
        let (seals, rules) = (editions.ledger.seals, editions.rules)
        let known = years.withLock { $0[year] }
        if let known, known.seals === seals, known.rules === rules { return known.found }
        let found = find()
        years.withLock { years in
            if years.count >= Self.limit { years = [:] }
            years[year] = Known(seals: seals, rules: rules, found: found)
        }
        return found
    }
}
