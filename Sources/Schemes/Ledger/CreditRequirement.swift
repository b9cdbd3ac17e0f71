import Domain
import Grammar

/// A minimum or a block of a scheme, and how a teacher stands to it.
package struct CreditRequirement: Sendable {
    /// Which statement of the scheme asks it.
    package enum Origin: Hashable, Sendable {
        /// The minimum at that place of the rules.
        case minimum(Int)
        case block(Int)
    }

    let rules: CreditRules
    package let origin: Origin
    /// The account years that it is about.
    package let years: ClosedRange<Int>
    package let isCycle: Bool
    /// In hundredths of an hour or in units of the scheme.
    package let have: Int
    /// Nil where the scheme leaves it unset.
    package let need: Int?
    /// The days served of those of the span, where the scheme prorates.
    package let served: Days?
    /// What other minima gave it, and under its own name earlier years; what it gave to others.
    package internal(set) var received: [Transfer] = []
    package internal(set) var given: [Transfer] = []

    /// An amount that one minimum's surplus gives to another.
    package struct Transfer: Hashable, Sendable {
        /// The other one's name.
        package let name: String
        /// As `have`: in hundredths of an hour or in units of the scheme; over 0.
        package let amount: Int
    }

    /// Days served of the days there are.
    package struct Days: Hashable, Sendable {
        package let served: Int
        package let all: Int
    }

    package var name: String {
        switch origin {
        case .minimum(let place): rules.minima[place].name
        case .block(let place): rules.blocks[place].name
        }
    }

    package var measure: CreditMeasure {
        switch origin {
        case .minimum(let place): rules.minima[place].amount.measure
        case .block: .hours
        }
    }

    package var mode: CreditMode {
        switch origin {
        case .minimum(let place): rules.minima[place].mode
        case .block(let place): rules.blocks[place].mode
        }
    }

    package var source: RuleSource {
        switch origin {
        case .minimum(let place): rules.minima[place].source
        case .block(let place): rules.blocks[place].source
        }
    }

    /// Which entries it takes in; nil for a block.
    package var selector: EntrySelector? {
        switch origin {
        case .minimum(let place): rules.minima[place].selector
        case .block: nil
        }
    }

    /// What is missing after what others gave; 0 where it is met, nil where nothing is asked.
    package var short: Int? {
        need.map { max(0, $0 - have - received.reduce(0) { $0 + $1.amount }) }
    }

    /// What earlier years of the cycle have left over: what it received from itself.
    package var carried: Int {
        received.reduce(0) { $0 + ($1.name == name ? $1.amount : 0) }
    }

    /// What is above the need, before any of it is given away.
    package var surplus: Int { need.map { max(0, have + carried - $0) } ?? 0 }

    /// What it leaves to the cycle's next year, where the scheme carries it over.
    var left: Int {
        guard case .minimum(let place) = origin, rules.minima[place].isCarried else { return 0 }
        return surplus - given.reduce(0) { $0 + $1.amount }
    }

    /// Whether an exemption leaves the requirement: it is asked of the exempt alone.
    func isOwed(_ exempt: ExemptRule?) -> Bool {
        guard let exempt else { return true }
        guard case .minimum(let place) = origin else { return false }
        let minimum = rules.minima[place]
        return (exempt.who != .all && minimum.who == exempt.who)
            || (exempt.condition != nil && minimum.condition == exempt.condition)
    }

    package var verdict: Verdict {
        guard let short else { return .noData }
        return short == 0 ? .met : .notMet
    }
}
