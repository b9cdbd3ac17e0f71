import Domain
import Grammar
import Storage

/// An update that was run and is to be stored.
///
/// A class, since it is handed on from the session to its group, the events and the store.
/// Unchecked: `written` is set on the storage thread and read on the loop after its answer.
final class Proposed: @unchecked Sendable {
    let sequence: Int
    let timeMilliseconds: Int64
    let userID: Int
    let role: Role
    let request: Request
    /// What its status line says, and says again to a repeated idempotency key.
    let receipt: [Reply.Meta]
    let comment: String?
    let changes: [Change]
    /// What subscribers are told of them, where it was made with them.
    let events: [ObjectChange]?
    /// What is remembered under its key, once it was made for the store.
    private var written: (text: UInt64, outcome: String)?

    init(
        sequence: Int,
        timeMilliseconds: Int64,
        userID: Int,
        role: Role,
        request: Request,
        receipt: [Reply.Meta],
        comment: String?,
        changes: [Change],
        events: [ObjectChange]? = nil
    ) {
        self.sequence = sequence
        self.timeMilliseconds = timeMilliseconds
        self.userID = userID
        self.role = role
        self.request = request
        self.receipt = receipt
        self.comment = comment
        self.changes = changes
        self.events = events
    }

    var text: String { request.statementText }

    var outcome: String { Receipt.text(of: receipt) }

    /// What is remembered under its key; once its group has come back from the store.
    var record: IdempotencyRecord {
        IdempotencyRecord(
            text: written?.text ?? ByteHash.hash(text),
            outcome: written?.outcome ?? outcome,
            sequence: sequence,
            timeMilliseconds: timeMilliseconds
        )
    }

    /// Makes what the store keeps of it; on the storage thread, since it writes texts.
    func makeCommit() -> Commit {
        let (statement, outcome) = (request.statementBytes, outcome)
        if request.idempotencyKey != nil {
            written = (statement.withUnsafeBytes { ByteHash.hash($0) }, outcome)
        }
        return Commit(
            sequence: sequence,
            timeMilliseconds: timeMilliseconds,
            uid: userID,
            role: role.rawValue,
            statement: statement,
            idempotencyKey: request.idempotencyKey,
            outcome: outcome,
            comment: comment,
            changes: changes
        )
    }
}
