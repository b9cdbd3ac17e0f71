/// A committed statement as the audit tells it, without its changes.
package struct StoredStatement: Hashable, Sendable {
    package let sequence: Int
    /// UTC, in milliseconds since 1970.
    package let timeMilliseconds: Int64
    package let uid: Int
    package let role: String
    package let text: String
    package let comment: String?

    package init(
        sequence: Int,
        timeMilliseconds: Int64,
        uid: Int,
        role: String,
        text: String,
        comment: String?
    ) {
        self.sequence = sequence
        self.timeMilliseconds = timeMilliseconds
        self.uid = uid
        self.role = role
        self.text = text
        self.comment = comment
    }
}

/// What one statement did to one object.
package struct ObjectEvent: Hashable, Sendable {
    package let statement: StoredStatement
    package let action: ObjectChange.Action
    /// The object's revision after it; before it, where it was removed.
    package let revision: Int

    package init(statement: StoredStatement, action: ObjectChange.Action, revision: Int) {
        self.statement = statement
        self.action = action
        self.revision = revision
    }
}

/// A statement with its changes, and what came after it on the same objects.
package struct StatementRecord: Sendable {
    package let statement: StoredStatement
    package let changes: [Change]
    /// The first later statement that changed an object again, by the object.
    package let changedLater: [ObjectName: Int]
    /// The register as the statement found it.
    package let found: Register

    package init(
        statement: StoredStatement,
        changes: [Change],
        changedLater: [ObjectName: Int],
        found: Register
    ) {
        self.statement = statement
        self.changes = changes
        self.changedLater = changedLater
        self.found = found
    }
}

/// A moment of the record: what was known after a statement, or at a time.
package enum RecordPoint: Hashable, Sendable {
    case sequence(Int)
    /// UTC, in milliseconds since 1970; what was committed at it is known.
    case time(milliseconds: Int64)
}
