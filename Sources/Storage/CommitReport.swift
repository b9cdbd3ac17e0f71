/// What became of a group, batch by batch.
package struct CommitReport: Hashable, Sendable {
    /// What became of one batch.
    package enum Outcome: Hashable, Sendable {
        /// On disk, synced.
        case stored
        /// SQLite refuses the rows (a constraint, a stale value before): a bug of ours. It is
        /// not stored; its sequences stay unused.
        case refused(detail: String)
        /// Not stored, because the store failed before or at an earlier batch.
        case notStored
        /// The sync failed: it may be on disk or not, which the next load tells.
        case unknown
    }

    /// One for each batch of the group, in its order.
    package fileprivate(set) var outcomes: [Outcome] = []
    /// The fault that stopped the group; nil where every batch is stored or refused.
    package internal(set) var fault: StoreError?
    /// What an administrator should know although the group is stored.
    package internal(set) var notices: [StoreNotice] = []

    /// Whether every batch is stored.
    package var isComplete: Bool {
        outcomes.allSatisfy { $0 == .stored }
    }

    init() {}

    init(every outcome: Outcome, of group: CommitGroup) {
        outcomes = Array(repeating: outcome, count: group.batches.count)
    }

    mutating func append(_ outcome: Outcome) {
        outcomes.append(outcome)
    }

    /// Fills up to `count` batches with `.notStored`.
    mutating func fill(to count: Int) {
        while outcomes.count < count { outcomes.append(.notStored) }
    }
}
