package import Domain
package import Grammar

/// What a statement asks of the stored statements before it can run.
///
/// The daemon has its storage thread, or a thread for long work, find the answer while the loop
/// goes on, and then runs the statement again with the answer in its context.
package enum ArchiveQuestion: Sendable {
    /// What was done to an object, latest first, before that sequence.
    case history(ObjectName, before: Int?, limit: Int)
    /// A statement and its changes; the asking user's last one where none is named.
    case statement(sequence: Int?)
    /// The register as it was known then; where the beginning of a day is given, of evaluations
    /// that name nobody what was known when the moment's day began.
    case register(RecordPoint, unsignedByDay: (@Sendable (Int64) -> Int64)?)
    /// Whether all that is stored is what was written.
    case verification
    /// A copy of the store under that name in the backup folder.
    case backup(name: String)
    /// Work on the register that takes long: it runs on a thread of its own.
    case report(@Sendable (Context) throws(Refusal) -> Reply)
    /// Whether a store that has failed can be written again.
    case recovery
}

/// What the archive answers, each to the question of that name.
package enum ArchiveAnswer: Sendable {
    case history([ObjectEvent], isComplete: Bool)
    case statement(StatementRecord)
    case register(Register)
    case verification(VerificationFigures)
    case backup(FileFigures)
    case report(Reply)
    case recovery(sequence: Int)
}

/// What a verification went through.
package struct VerificationFigures: Sendable {
    package let sequence: Int
    package let statements: Int
    package let rows: Int
    package let objects: Int

    package init(sequence: Int, statements: Int, rows: Int, objects: Int) {
        self.sequence = sequence
        self.statements = statements
        self.rows = rows
        self.objects = objects
    }
}

/// A file that was written to the backup folder.
package struct FileFigures: Sendable {
    package let path: String
    package let bytes: Int
    /// That of the last statement in it.
    package let sequence: Int

    package init(path: String, bytes: Int, sequence: Int) {
        self.path = path
        self.bytes = bytes
        self.sequence = sequence
    }
}
