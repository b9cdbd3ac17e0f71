import Domain
import Grammar
import Storage

/// An update that was run and is to be stored.
struct Proposed: Sendable {
    let sequence: Int
    let timeMilliseconds: Int64
    let userID: Int
    let role: Role
    let request: Request
    /// What its status line says, and says again to a repeated idempotency key.
    let receipt: [Reply.Meta]
    let comment: String?
    let changes: [Change]

    /// What the store keeps of it; made on the storage thread, since it writes texts.
    var commit: Commit {
        Commit(
            sequence: sequence,
            timeMilliseconds: timeMilliseconds,
            uid: userID,
            role: role.rawValue,
            text: request.statementText,
            idempotencyKey: request.idempotencyKey,
            outcome: Receipt.text(of: receipt),
            comment: comment,
            changes: changes
        )
    }
}
