package import Domain

/// One committed statement: who said what when, and the changes that it made.
package struct Commit: Hashable, Sendable {
    /// One per statement, rising; a gap is allowed and means a refused statement.
    package let sequence: Int
    /// UTC, in milliseconds since 1970; never less than the one before.
    package let timeMilliseconds: Int64
    package let uid: Int
    package let role: String
    /// The statement as it was sent.
    package let text: String
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
        text: String,
        idempotencyKey: String? = nil,
        outcome: String,
        comment: String? = nil,
        changes: [Change]
    ) {
        self.sequence = sequence
        self.timeMilliseconds = timeMilliseconds
        self.uid = uid
        self.role = role
        self.text = text
        self.idempotencyKey = idempotencyKey
        self.outcome = outcome
        self.comment = comment
        self.changes = changes
    }
}
