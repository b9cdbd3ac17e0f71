import GRDB

extension Store {
    /// What a verification went through.
    package struct Verification: Hashable, Sendable {
        package let statements: Int
        package let rows: Int
    }

    /// Checks the database's pages, keys, digests and chain, and the chain against the tables.
    ///
    /// The row operations of all statements, carried out on empty digests, must give the digests
    /// of the tables: the audit tells the whole story.
    /// - Throws: `.damaged` with the first place that is wrong.
    package func verify() throws(StoreError) -> Verification {
        try access { (database, connection, state) throws(StoreError) in
            try Self.checkPages(database)
            var reader = RegisterReader(connection)
            try reader.read()
            try Self.compare(reader.digests, with: state.digests)
            var replayed = [TableDigest](repeating: TableDigest(), count: Table.allCases.count)
            let count = try ChainReader(connection, genesis: genesis)
                .walk { (row) throws(StoreError) in try Self.replay(row, on: &replayed) }
            try Self.compare(reader.digests, with: replayed)
            return Verification(
                statements: count,
                rows: reader.digests.reduce(0) { $0 + $1.rowCount }
            )
        }
    }

    private static func checkPages(_ database: Database) throws(StoreError) {
        let answer = try StoreOpening.text(database, "PRAGMA integrity_check(1)")
        guard answer == "ok" else { throw .damaged(.database, detail: answer) }
        let table = try StoreOpening.text(database, "PRAGMA foreign_key_check")
        guard table.isEmpty else {
            throw .damaged(.table(table), detail: "a row refers to one that is not there")
        }
    }

    private static func replay(
        _ row: AuditRow,
        on digests: inout [TableDigest]
    ) throws(StoreError) {
        let isRead = row.changes.withUnsafeBytes { bytes in
            var reader = OperationReader(bytes)
            while let operation = reader.next() {
                let place = operation.table.index
                if operation.kind != .insert {
                    digests[place].remove(UnsafeRawBufferPointer(rebasing: bytes[operation.before]))
                }
                if operation.kind != .delete {
                    digests[place].add(UnsafeRawBufferPointer(rebasing: bytes[operation.after]))
                }
            }
            return reader.isAtEnd
        }
        guard isRead else {
            throw .damaged(.statement(sequence: row.sequence), detail: "its changes are unreadable")
        }
    }
}
