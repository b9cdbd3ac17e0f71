import GRDBSQLite

/// The table `ledger_teacher`: whose lines the ledger has had, which is what a line's teacher
/// refers to.
///
/// A line that referred to the person himself would need an index of all lines by teacher, only so
/// that the removal of a person need not look through them. Lines come in any order of teachers:
/// with a million of them, each wrote a page of that index, and its insertion took 33,000 cycles,
/// not 12,600. A teacher's row here is written once, before the first line, and goes with the
/// person. It follows from the lines, as an index does, and so is no table of the audit.
/// A class, because it remembers what it has written.
final class LedgerTeachers {
    private let admission: PreparedStatement
    private let dismissal: PreparedStatement
    /// Whose row is there for certain; forgotten when a transaction is rolled back.
    private var admitted: Set<String> = []

    /// Where the teacher stands in a line's row.
    private static let place = EntryRow.layout.columns.firstIndex(of: "teacher") ?? 0

    init(_ connection: OpaquePointer) throws(SQLiteFailure) {
        admission = try PreparedStatement(
            "INSERT OR IGNORE INTO ledger_teacher VALUES (?1)",
            on: connection
        )
        dismissal = try PreparedStatement(
            "DELETE FROM ledger_teacher WHERE teacher = ?1",
            on: connection
        )
    }

    /// Before the line of that row is inserted.
    func admit(teacherOf line: UnsafeRawBufferPointer) throws(SQLiteFailure) {
        let teacher = RowCursor.value(at: Self.place, of: line)
        guard admitted.insert(Self.text(of: teacher)).inserted else { return }
        try admission.run(teacher)
    }

    /// Before the person of that row is deleted; refused at the end of the group where there are
    /// lines still.
    func dismiss(_ person: UnsafeRawBufferPointer) throws(SQLiteFailure) {
        let id = RowCursor.firstValue(of: person)
        admitted.remove(Self.text(of: id))
        try dismissal.run(id)
    }

    /// After a rollback: what was written is perhaps not there.
    func forget() {
        admitted.removeAll()
    }

    private static func text(of value: UnsafeRawBufferPointer) -> String {
        var cursor = RowCursor(value)
        guard case .text(let bytes) = cursor.next() else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }
}
