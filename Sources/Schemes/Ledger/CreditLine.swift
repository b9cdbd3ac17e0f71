package import Domain
package import Grammar
import Notation

/// One entry of the ledger under a scheme: what it gives, what is lost, and why.
package struct CreditLine: AccountLine, Sendable {
    /// What became of the entry.
    package enum State: String, Sendable, CaseIterable {
        case counted
        /// It may count later: approval, a certificate or evidence is missing.
        case pending
        case notCounted = "not-counted"
    }

    /// The entry as it is kept.
    package let packed: PackedEntry
    private let teacher: PersonID
    /// The account year in which it counts.
    package let year: Int
    /// What the scheme's rules say of entries like it.
    private let kind: LineKind
    package internal(set) var state: State
    /// In hundredths, after caps.
    package internal(set) var hours: Int
    /// In units of the scheme, before caps and after them.
    package internal(set) var rawCredits: Int
    package internal(set) var credits: Int
    /// Whether it gives no credits because the scheme sets none for it.
    package let isUnset: Bool
    /// Whether it would give credits with an approved project.
    package let lacksApproval: Bool
    /// Only where the settlement was asked for them.
    package internal(set) var reasons: [CreditReason]

    package var entry: LedgerEntry { packed.entry(of: teacher) }

    /// Under the scheme.
    package var dimension: String? { kind.entryClass.dimension }

    /// Credits that caps took away.
    package var lostCredits: Int { rawCredits - credits }

    init(_ line: SettledLine, of teacher: PersonID, _ reasons: [CreditReason]) {
        packed = line.packed
        self.teacher = teacher
        year = line.year
        kind = line.kind
        state = line.state
        hours = line.hours
        rawCredits = line.rawCredits
        credits = line.credits
        isUnset = line.isUnset
        lacksApproval = line.lacksApproval
        self.reasons = reasons
    }

    func isIn(minimum place: Int) -> Bool { kind.entryClass.minima[place] }
    func isIn(block place: Int) -> Bool { kind.entryClass.blocks[place] }

    package func amount(_ measure: CreditMeasure) -> Int { account(measure) }

    /// What caps aside it would give.
    package func rawAmount(_ measure: CreditMeasure) -> Int {
        guard state == .counted else { return 0 }
        switch measure {
        case .hours: return packed.hours.hundredths
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
