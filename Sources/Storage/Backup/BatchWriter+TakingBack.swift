import Domain

extension BatchWriter {
    /// Takes back all statements after a moment, latest first, in one transaction.
    func takeBack(
        to point: RecordPoint,
        on connection: OpaquePointer,
        genesis: Fingerprint
    ) throws(WriteFailure) {
        let saved = state
        do throws(WriteFailure) {
            try begin()
            // Persons who go had lines perhaps, and lines have no index by teacher but here.
            try run("CREATE INDEX entry_teacher ON entry (teacher)", on: connection)
            try takeRowsBack(to: point, on: connection)
            try run("DROP INDEX entry_teacher", on: connection)
            try writeDigests(since: saved)
            let digests = state.digests
            do throws(StoreError) {
                let head = try StateReader(connection, genesis: genesis).read().head
                take(State(head: head, digests: digests))
            } catch { throw WriteFailure(error) }
            try commit()
        } catch {
            take(saved)
            statements.rollBack()
            throw error
        }
    }

    private func run(_ sql: String, on connection: OpaquePointer) throws(WriteFailure) {
        do { try PreparedStatement(sql, on: connection).run() } catch { throw WriteFailure(error) }
    }

    private func takeRowsBack(
        to point: RecordPoint,
        on connection: OpaquePointer
    ) throws(WriteFailure) {
        var next = state.head.sequence
        var isThere = false
        while next > 0, !isThere {
            let range = max(1, next - Slice.statements + 1)...next
            var later: [AuditRow] = []
            do throws(StoreError) {
                let page = AuditPage(connection: connection)
                try page.walkDown(range) { (row) throws(StoreError) in
                    isThere = point.includes(row)
                    if !isThere { later.append(row) }
                    return !isThere
                }
            } catch { throw WriteFailure(error) }
            for row in later { try takeBack(row, on: connection) }
            next = range.lowerBound - 1
        }
    }

    private func takeBack(
        _ row: AuditRow,
        on connection: OpaquePointer
    ) throws(WriteFailure) {
        var operations: [RowOperation] = []
        row.changes.withUnsafeBytes { bytes in
            var reader = OperationReader(bytes)
            while let operation = reader.next() { operations.append(operation.reversed) }
        }
        try row.changes.withUnsafeBufferPointer { (buffer) throws(WriteFailure) in
            let bytes = UnsafeRawBufferPointer(buffer)
            for operation in operations.reversed() {
                try run(operation, in: bytes)
                digest(operation, in: bytes)
            }
        }
        var parameters = RowWriter()
        parameters.integer(row.sequence)
        do throws(SQLiteFailure) {
            let sql = "DELETE FROM audit WHERE sequence = ?1"
            let statement = try PreparedStatement(sql, on: connection)
            try parameters.withBytes { (bytes) throws(SQLiteFailure) in
                _ = try statement.run(bytes)
            }
        } catch { throw WriteFailure(error) }
    }
}
