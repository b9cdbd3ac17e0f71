/// Writes batches within transactions: rows, audit chain, digests.
final class BatchWriter {
    /// What is carried from one transaction to the next.
    struct State: Hashable {
        var head: ChainHead
        /// By `Table.index`.
        var digests: [TableDigest]
    }

    private(set) var state: State
    let statements: Statements
    private var operations = OperationWriter()
    private var auditRow = RowWriter()

    init(_ statements: Statements, state: State) {
        self.statements = statements
        self.state = state
    }

    /// Stores batches in one transaction; on a failure nothing of them is kept.
    ///
    /// With `comparing`, rows are compared with the values before that the changes claim: needed
    /// once a batch, and so perhaps what others built on it, was refused.
    /// - Throws: `.refused` where one batch is at fault, `.fault` where the store is.
    func store(_ batches: ArraySlice<[Commit]>, comparing: Bool) throws(WriteFailure) {
        let saved = state
        do throws(WriteFailure) {
            try begin()
            for batch in batches { try write(batch, comparing: comparing) }
            try writeDigests(since: saved)
            try commit()
        } catch {
            state = saved
            // What cannot be rolled back is no longer open: SQLite has done it itself.
            _ = try? statements.rollback.run()
            throw error
        }
    }

    /// Replaces what is known to be stored, once a transaction has made it so.
    func take(_ state: State) {
        self.state = state
    }

    func begin() throws(WriteFailure) {
        do { try statements.begin.run() } catch { throw WriteFailure(error) }
    }

    func commit() throws(WriteFailure) {
        do { try statements.commit.run() } catch { throw WriteFailure(ofCommit: error) }
    }

    private func write(_ batch: [Commit], comparing: Bool) throws(WriteFailure) {
        guard let first = batch.first?.sequence else { return }
        for statement in batch {
            try check(statement)
            operations.removeAll()
            for change in statement.changes { operations.add(change) }
            try writeRows(comparing: comparing)
            try writeAudit(statement, batch: first)
        }
    }

    private func check(_ statement: Commit) throws(WriteFailure) {
        guard statement.sequence > state.head.sequence,
            statement.timeMilliseconds >= state.head.timeMilliseconds
        else {
            throw .refused(
                """
                statement \(statement.sequence) at \(statement.timeMilliseconds) does not come \
                after \(state.head.sequence) at \(state.head.timeMilliseconds)
                """
            )
        }
    }

    private func writeRows(comparing: Bool) throws(WriteFailure) {
        let list = operations.operations
        try operations.withBytes { (bytes) throws(WriteFailure) in
            for operation in list {
                if comparing { try compare(operation, in: bytes) }
                try run(operation, in: bytes)
                digest(operation, in: bytes)
            }
        }
    }

    func run(
        _ operation: RowOperation,
        in bytes: UnsafeRawBufferPointer
    ) throws(WriteFailure) {
        let count: Int
        do { count = try statements.run(operation, in: bytes) } catch { throw WriteFailure(error) }
        guard count == 1 else { throw Self.stale(operation) }
    }

    private func compare(
        _ operation: RowOperation,
        in bytes: UnsafeRawBufferPointer
    ) throws(WriteFailure) {
        guard operation.kind != .insert else { return }
        let before = UnsafeRawBufferPointer(rebasing: bytes[operation.before])
        let isStored: Bool
        do {
            isStored = try statements.isStored(before, in: operation.table)
        } catch { throw WriteFailure(error) }
        guard isStored else { throw Self.stale(operation) }
    }

    private static func stale(_ operation: RowOperation) -> WriteFailure {
        .refused("the row of \(operation.table.layout.name) is not what it was before the change")
    }

    func digest(_ operation: RowOperation, in bytes: UnsafeRawBufferPointer) {
        let place = operation.table.index
        if operation.kind != .insert {
            state.digests[place].remove(UnsafeRawBufferPointer(rebasing: bytes[operation.before]))
        }
        if operation.kind != .delete {
            state.digests[place].add(UnsafeRawBufferPointer(rebasing: bytes[operation.after]))
        }
    }

    private func writeAudit(_ statement: Commit, batch: Int) throws(WriteFailure) {
        auditRow.removeAll()
        let previous = state.head.hash
        let hash = operations.withBytes { changes in
            AuditRow.write(
                statement,
                batch: batch,
                changes: changes,
                after: previous,
                to: &auditRow
            )
        }
        do throws(SQLiteFailure) {
            try auditRow.withBytes { (row) throws(SQLiteFailure) in
                _ = try statements.insertAudit.run(row)
            }
        } catch { throw WriteFailure(error) }
        state.head = ChainHead(
            sequence: statement.sequence,
            timeMilliseconds: statement.timeMilliseconds,
            hash: hash
        )
    }

    func writeDigests(since saved: State) throws(WriteFailure) {
        for table in Table.allCases {
            let digest = state.digests[table.index]
            guard digest != saved.digests[table.index] else { continue }
            var row = RowWriter()
            row.text(table.layout.name)
            row.blob(digest.fingerprint)
            row.integer(digest.rowCount)
            do throws(SQLiteFailure) {
                try row.withBytes { (bytes) throws(SQLiteFailure) in
                    _ = try statements.updateDigest.run(bytes)
                }
            } catch { throw WriteFailure(error) }
        }
    }
}
