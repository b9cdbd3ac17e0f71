package import Domain
package import Grammar
import Notation

/// One entry of the ledger under a scheme: what it gives, what is lost, and why.
package struct CreditLine: Sendable {
    /// What became of the entry.
    package enum State: String, Sendable, CaseIterable {
        case counted
        /// It may count later: approval, a certificate or evidence is missing.
        case pending
        case notCounted = "not-counted"
    }

    package let entry: LedgerEntry
    /// The account year in which it counts.
    package let year: Int
    /// Under the scheme.
    package let dimension: String?
    package internal(set) var state = State.counted
    /// In hundredths, after caps.
    package internal(set) var hours: Int
    /// In units of the scheme, before caps and after them.
    package internal(set) var rawCredits = 0
    package internal(set) var credits = 0
    package internal(set) var reasons: [CreditReason] = []

    /// Credits that caps took away.
    package var lostCredits: Int { rawCredits - credits }

    init(_ entry: LedgerEntry, year: Int, dimension: String?) {
        self.entry = entry
        self.year = year
        self.dimension = dimension
        hours = entry.hours.hundredths
    }

    /// It gives nothing, for a reason.
    mutating func drop(_ state: State, _ reason: CreditReason) {
        self.state = state
        hours = 0
        reasons.append(reason)
    }

    package func amount(_ measure: CreditMeasure) -> Int {
        switch measure {
        case .hours: hours
        case .credits: credits
        }
    }

    /// What caps aside it would give.
    package func rawAmount(_ measure: CreditMeasure) -> Int {
        guard state == .counted else { return 0 }
        switch measure {
        case .hours: return entry.hours.hundredths
        case .credits: return rawCredits
        }
    }
}

extension CreditLine.State: NamedCase {
    package static var typeName: Label { Label("line-state", "计入情况") }

    package var label: Label {
        switch self {
        case .counted: Label("counted", "计入")
        case .pending: Label("pending", "待审")
        case .notCounted: Label("not-counted", "不计")
        }
    }
}
