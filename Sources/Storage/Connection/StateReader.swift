/// Reads what the next commit builds on: the last statement and the tables' digests.
struct StateReader {
    private static let digestLayout = TableLayout(
        "digest",
        key: ["table_name"],
        revised: false,
        ["lanes", "row_count"]
    )
    private static let lastSQL = AuditRow.layout.selectSQL + " ORDER BY sequence DESC LIMIT 1"

    private let connection: OpaquePointer
    private let genesis: Fingerprint

    init(_ connection: OpaquePointer, genesis: Fingerprint) {
        self.connection = connection
        self.genesis = genesis
    }

    func read() throws(StoreError) -> BatchWriter.State {
        BatchWriter.State(head: try head(), digests: try digests())
    }

    /// The last statement, in any format: the audit's columns are final.
    func head() throws(StoreError) -> ChainHead {
        var head = ChainHead(hash: genesis)
        try statement(Self.lastSQL).select { (bytes) throws(StoreError) in
            let row = try AuditRow(bytes)
            head = ChainHead(
                sequence: row.sequence,
                timeMilliseconds: row.timeMilliseconds,
                hash: row.hash
            )
        }
        return head
    }

    private func digests() throws(StoreError) -> [TableDigest] {
        var found: [String: TableDigest] = [:]
        try statement(Self.digestLayout.selectSQL).select { (bytes) throws(StoreError) in
            var reader = RowReader(bytes, of: Self.digestLayout)
            let name = try reader.text()
            let lanes = try reader.fingerprint()
            found[name] = TableDigest(lanes, rowCount: try reader.integer())
        }
        var digests: [TableDigest] = []
        for table in Table.allCases {
            guard let digest = found[table.layout.name] else {
                throw .damaged(.table("digest"), detail: "none for \(table.layout.name)")
            }
            digests.append(digest)
        }
        return digests
    }

    private func statement(_ sql: String) throws(StoreError) -> PreparedStatement {
        do { return try PreparedStatement(sql, on: connection) } catch { throw StoreError(error) }
    }
}
