import GRDBSQLite

/// The prepared statements of a store, made when first needed.
final class Statements {
    private enum Verb: Int, CaseIterable {
        case insert
        case update
        case delete
        case selectOne
    }

    private let connection: OpaquePointer
    private var byTable: [PreparedStatement?]
    private let layouts = Table.allCases.map(\.layout)

    let begin: PreparedStatement
    let commit: PreparedStatement
    private let rollback: PreparedStatement
    private let ledgerTeachers: LedgerTeachers
    let insertAudit: PreparedStatement
    let updateDigest: PreparedStatement

    /// Updates a table's digest; its parameters are the name, the lanes and the number of rows.
    private static let updateDigestSQL =
        "UPDATE digest SET lanes = ?2, row_count = ?3 WHERE table_name = ?1"

    init(_ connection: OpaquePointer) throws(SQLiteFailure) {
        self.connection = connection
        byTable = Array(repeating: nil, count: Table.allCases.count * Verb.allCases.count)
        begin = try PreparedStatement("BEGIN IMMEDIATE", on: connection)
        commit = try PreparedStatement("COMMIT", on: connection)
        rollback = try PreparedStatement("ROLLBACK", on: connection)
        ledgerTeachers = try LedgerTeachers(connection)
        insertAudit = try PreparedStatement(AuditRow.layout.insertSQL, on: connection)
        updateDigest = try PreparedStatement(Self.updateDigestSQL, on: connection)
    }

    /// Carries out an operation whose rows lie in `bytes`; returns the number of rows changed.
    func run(
        _ operation: RowOperation,
        in bytes: UnsafeRawBufferPointer
    ) throws(SQLiteFailure) -> Int {
        let layout = layouts[operation.table.index]
        let before = UnsafeRawBufferPointer(rebasing: bytes[operation.before])
        let after = UnsafeRawBufferPointer(rebasing: bytes[operation.after])
        let revision = layout.isRevised ? Self.integer(at: layout.keyCount, of: before) : nil
        switch operation.kind {
        case .insert:
            if operation.table == .entry { try ledgerTeachers.admit(teacherOf: after) }
            return try statement(.insert, operation.table).run(after)
        case .update:
            return try statement(.update, operation.table).run(after, extra: revision)
        case .delete:
            if operation.table == .person { try ledgerTeachers.dismiss(before) }
            return try statement(.delete, operation.table)
                .run(before, count: layout.keyCount, extra: revision)
        }
    }

    /// Rolls back; what cannot be is no longer open: SQLite has done it itself.
    func rollBack() {
        _ = try? rollback.run()
        ledgerTeachers.forget()
    }

    /// Refuses what COMMIT would: a row that refers to one which is not there.
    func checkReferences() throws(SQLiteFailure) {
        var count: Int32 = 0
        var highest: Int32 = 0
        let question = SQLITE_DBSTATUS_DEFERRED_FKS
        guard sqlite3_db_status(connection, question, &count, &highest, 0) == SQLITE_OK else {
            throw SQLiteFailure(connection)
        }
        guard count == 0 else {
            throw SQLiteFailure(
                code: SQLITE_CONSTRAINT | 3 << 8,
                message: "FOREIGN KEY constraint failed"
            )
        }
    }

    /// Whether the row with the key of `row` has just these bytes.
    func isStored(_ row: UnsafeRawBufferPointer, in table: Table) throws(StoreError) -> Bool {
        var isEqual = false
        let statement: PreparedStatement
        do { statement = try self.statement(.selectOne, table) } catch { throw StoreError(error) }
        let count = layouts[table.index].keyCount
        try statement.select(row, count: count) { isEqual = $0.elementsEqual(row) }
        return isEqual
    }

    private func statement(
        _ verb: Verb,
        _ table: Table
    ) throws(SQLiteFailure) -> PreparedStatement {
        let place = table.index * Verb.allCases.count + verb.rawValue
        if let statement = byTable[place] { return statement }
        let layout = layouts[table.index]
        let sql =
            switch verb {
            case .insert: layout.insertSQL
            case .update: layout.updateSQL
            case .delete: layout.deleteSQL
            case .selectOne: layout.selectOneSQL
            }
        let statement = try PreparedStatement(sql, on: connection)
        byTable[place] = statement
        return statement
    }

    private static func integer(at place: Int, of row: UnsafeRawBufferPointer) -> Int64? {
        var cursor = RowCursor(row)
        for _ in 0..<place { _ = cursor.next() }
        guard case .integer(let value) = cursor.next() else { return nil }
        return value
    }
}
