package import Domain

/// One committed statement: who said what when, and the changes that it made.
package struct Commit: Hashable, Sendable {
    /// One per statement, rising; a gap is allowed and means a refused statement.
    package let sequence: Int
    /// UTC, in milliseconds since 1970; never less than the one before.
    package let timeMilliseconds: Int64
    package let uid: Int
    package let role: String
    /// The statement as it was sent, in UTF-8.
    package let statement: [UInt8]
    package let idempotencyKey: String?
    /// The receipt, as answered again to a repeated key: `id=A-5 rev=1`.
    package let outcome: String
    /// The transaction's comment, on its first statement.
    package let comment: String?
    package let changes: [Change]

    package init(
        sequence: Int,
        timeMilliseconds: Int64,
        uid: Int,
        role: String,
        statement: [UInt8],
        idempotencyKey: String? = nil,
        outcome: String,
        comment: String? = nil,
        changes: [Change]
    ) {
        self.sequence = sequence
        self.timeMilliseconds = timeMilliseconds
        self.uid = uid
        self.role = role
        self.statement = statement
        self.idempotencyKey = idempotencyKey
        self.outcome = outcome
        self.comment = comment
        self.changes = changes
    }

    package init(
        sequence: Int,
        timeMilliseconds: Int64,
        uid: Int,
        role: String,
        text: String,
        idempotencyKey: String? = nil,
        outcome: String,
        comment: String? = nil,
        changes: [Change]
    ) {
        self.init(
            sequence: sequence,
            timeMilliseconds: timeMilliseconds,
            uid: uid,
            role: role,
            statement: Array(text.utf8),
            idempotencyKey: idempotencyKey,
            outcome: outcome,
            comment: comment,
            changes: changes
        )
    }

    /// The statement as it was sent.
    package var text: String { String(decoding: statement, as: UTF8.self) }
}
