/// Walks the audit chain and checks each link, from its first statement or after a known one.
struct ChainReader {
    private let connection: OpaquePointer
    private let last: Int
    private let hash: Fingerprint
    private static let partSQL =
        AuditRow.layout.selectSQL
        + " WHERE sequence > ?1 AND sequence <= ?2 ORDER BY sequence LIMIT ?3"

    /// From the first statement.
    init(_ connection: OpaquePointer, genesis: Fingerprint) {
        self.init(connection, after: 0, hash: genesis)
    }

    /// After the statement with that sequence and hash.
    init(_ connection: OpaquePointer, after last: Int, hash: Fingerprint) {
        self.connection = connection
        self.last = last
        self.hash = hash
    }

    /// Passes on each statement whose bytes and link are right; returns how many there are.
    ///
    /// - Throws: `.damaged` with the sequence of the first that is not as it was written.
    @discardableResult
    func walk(
        upTo end: Int = .max,
        limit: Int = .max,
        _ body: (AuditRow) throws(StoreError) -> Void
    ) throws(StoreError) -> Int {
        let statement: PreparedStatement
        do {
            statement = try PreparedStatement(Self.partSQL, on: connection)
        } catch { throw StoreError(error) }
        var parameters = RowWriter()
        parameters.integer(last)
        parameters.integer(end)
        parameters.integer(limit)
        var previous = hash
        var count = 0
        try parameters.bytes.withUnsafeBufferPointer { (buffer) throws(StoreError) in
            try statement.select(UnsafeRawBufferPointer(buffer)) { (bytes) throws(StoreError) in
                let row = try AuditRow(bytes)
                guard row.hash == row.computedHash else {
                    throw Self.damage(row, "its bytes are not those that were written")
                }
                guard row.previous == previous else {
                    throw Self.damage(row, "it does not follow on the statement before it")
                }
                previous = row.hash
                count += 1
                try body(row)
            }
        }
        return count
    }

    private static func damage(_ row: AuditRow, _ detail: String) -> StoreError {
        .damaged(.statement(sequence: row.sequence), detail: detail)
    }
}
