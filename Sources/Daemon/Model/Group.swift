import Domain
import Grammar

/// The updates that go to the disk together, and who waits for them.
///
/// A class because sessions and the model look at the same one. It belongs to the loop.
final class Group {
    /// Rises by one a group.
    let ticket: Int
    /// Each stored whole or not at all.
    private(set) var batches: [[Proposed]] = []
    private(set) var changeCount = 0
    /// The bytes of its statements.
    private(set) var byteCount = 0
    /// Those with a reply that waits for this group.
    private(set) var sessions: [Session] = []
    /// What is remembered of its statements that carried a key.
    private(set) var remembered: [IdempotencyTable.Remembered] = []
    /// Whether one batch changes so much that the state before it takes long to free.
    ///
    /// Many small ones change the one state there is, and leave none behind.
    private(set) var isLarge = false
    /// The last statement of it; set when it leaves for the disk.
    var sequence = 0
    /// The state after all of it, where it is kept.
    var root: Root?

    /// The changes of a batch past which it is a large one.
    static let largeBatch = 1_000

    /// Makes an empty group.
    init(ticket: Int) {
        self.ticket = ticket
    }

    /// Adds a batch.
    /// - Returns: its index in the group.
    func append(_ batch: [Proposed]) -> Int {
        batches.append(batch)
        let before = changeCount
        for proposed in batch {
            changeCount += proposed.changes.count
            byteCount += proposed.request.byteCount
        }
        if changeCount - before > Self.largeBatch { isLarge = true }
        return batches.count - 1
    }

    /// Has it settled when the group comes back from the store.
    func remember(_ statement: IdempotencyTable.Remembered) {
        remembered.append(statement)
    }

    /// Has the session told when the group is on disk, or failed.
    func join(_ session: Session) {
        sessions.append(session)
    }
}
