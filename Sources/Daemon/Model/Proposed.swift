import Domain
import Grammar
import Storage

/// An update that was run and is to be stored.
///
/// A class, since it is handed on from the session to its group, the events and the store.
final class Proposed: Sendable {
    let sequence: Int
    let timeMilliseconds: Int64
    let userID: Int
    let role: Role
    let request: Request
    /// What its status line says, and says again to a repeated idempotency key.
    let receipt: [Reply.Meta]
    let comment: String?
    let changes: [Change]
    /// The statement and its receipt as text, where the loop needed them.
    private let written: (text: String, outcome: String)?

    init(
        sequence: Int,
        timeMilliseconds: Int64,
        userID: Int,
        role: Role,
        request: Request,
        receipt: [Reply.Meta],
        comment: String?,
        changes: [Change]
    ) {
        self.sequence = sequence
        self.timeMilliseconds = timeMilliseconds
        self.userID = userID
        self.role = role
        self.request = request
        self.receipt = receipt
        self.comment = comment
        self.changes = changes
        written =
            request.idempotencyKey == nil
            ? nil : (request.statementText, Receipt.text(of: receipt))
    }

    var text: String { written?.text ?? request.statementText }

    var outcome: String { written?.outcome ?? Receipt.text(of: receipt) }

    /// What the store keeps of it; made on the storage thread, since it writes texts.
    var commit: Commit {
        Commit(
            sequence: sequence,
            timeMilliseconds: timeMilliseconds,
            uid: userID,
            role: role.rawValue,
            text: text,
            idempotencyKey: request.idempotencyKey,
            outcome: outcome,
            comment: comment,
            changes: changes
        )
    }
}
