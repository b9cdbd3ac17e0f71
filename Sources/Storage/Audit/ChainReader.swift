/// Walks the audit chain from its first statement and checks each link.
struct ChainReader {
    private let connection: OpaquePointer
    private let genesis: Fingerprint
    private static let allSQL = AuditRow.layout.selectSQL + " ORDER BY sequence"

    init(_ connection: OpaquePointer, genesis: Fingerprint) {
        self.connection = connection
        self.genesis = genesis
    }

    /// Passes on each statement whose bytes and link are right; returns how many there are.
    ///
    /// - Throws: `.damaged` with the sequence of the first that is not as it was written.
    @discardableResult
    func walk(_ body: (AuditRow) throws(StoreError) -> Void) throws(StoreError) -> Int {
        let statement: PreparedStatement
        do {
            statement = try PreparedStatement(Self.allSQL, on: connection)
        } catch { throw StoreError(error) }
        var previous = genesis
        var count = 0
        try statement.select { (bytes) throws(StoreError) in
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
        return count
    }

    private static func damage(_ row: AuditRow, _ detail: String) -> StoreError {
        .damaged(.statement(sequence: row.sequence), detail: detail)
    }
}
