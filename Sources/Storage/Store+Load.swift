import GRDBSQLite

extension Store {
    /// Reads the register and checks all that was read: each table's digest, the audit chain.
    ///
    /// - Throws: `.damaged` with the table or the sequence; `.fault` where it cannot be read.
    /// - Complexity: O(rows and statements); see the figures in `scripts`.
    package func load() throws(StoreError) -> LoadedStore {
        try access { (_, connection, state) throws(StoreError) in
            // What was read of the file is in the register now; its pages would only lie there.
            defer { sqlite3_db_release_memory(connection) }
            var reader = RegisterReader(connection)
            try reader.read()
            try Self.compare(reader.digests, with: state.digests)
            return LoadedStore(
                register: reader.register,
                sequence: state.head.sequence,
                lastTimeMilliseconds: state.head.timeMilliseconds,
                idempotency: try idempotency(connection, upTo: state.head),
                notices: openingNotices
            )
        }
    }

    static func compare(
        _ found: [TableDigest],
        with stored: [TableDigest]
    ) throws(StoreError) {
        for table in Table.allCases where found[table.index] != stored[table.index] {
            let rows = (found[table.index].rowCount, stored[table.index].rowCount)
            throw .damaged(
                .table(table.layout.name),
                detail: "its \(rows.0) rows are not the \(rows.1) that were written"
            )
        }
    }

    /// Walks the chain and keeps the last day's keys.
    private func idempotency(
        _ connection: OpaquePointer,
        upTo head: ChainHead
    ) throws(StoreError) -> [IdempotencyKey: IdempotencyRecord] {
        let oldest = head.timeMilliseconds - Self.idempotencyMilliseconds
        var records: [(IdempotencyKey, IdempotencyRecord)] = []
        try ChainReader(connection, genesis: genesis).walk { row in
            guard let key = row.idempotencyKey, row.timeMilliseconds >= oldest else { return }
            records.append((IdempotencyKey(uid: row.uid, key: key), IdempotencyRecord(row)))
        }
        return Dictionary(
            records.suffix(Self.idempotencyLimit),
            uniquingKeysWith: { _, later in later }
        )
    }
}

extension IdempotencyRecord {
    fileprivate init(_ row: AuditRow) {
        self.init(
            text: Fingerprint(of: row.text),
            outcome: row.outcome,
            sequence: row.sequence,
            timeMilliseconds: row.timeMilliseconds
        )
    }
}
