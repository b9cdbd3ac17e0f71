/// Reads some statements of the audit by their sequence.
struct AuditPage {
    private static let downwardSQL =
        AuditRow.layout.selectSQL
        + " WHERE sequence > ?1 AND sequence <= ?2 ORDER BY sequence DESC"
    private static let searchSQL =
        AuditRow.layout.selectSQL
        + " WHERE sequence > ?1 AND sequence <= ?2 AND instr(changes, ?3) > 0"
        + " ORDER BY sequence DESC"

    let connection: OpaquePointer

    /// Passes on the statements of a range, latest first, each with its hash checked, until the
    /// body has enough.
    ///
    /// - Throws: `.damaged` with the sequence of one that is not as it was written.
    func walkDown(
        _ range: ClosedRange<Int>,
        with bytes: [UInt8]? = nil,
        _ body: (AuditRow) throws(StoreError) -> Bool
    ) throws(StoreError) {
        let statement: PreparedStatement
        do {
            let sql = bytes == nil ? Self.downwardSQL : Self.searchSQL
            statement = try PreparedStatement(sql, on: connection)
        } catch { throw StoreError(error) }
        var parameters = RowWriter()
        parameters.integer(range.lowerBound - 1)
        parameters.integer(range.upperBound)
        if let bytes {
            bytes.withUnsafeBytes { parameters.blob($0) }
        }
        let row = parameters.bytes
        var hasEnough = false
        try row.withUnsafeBufferPointer { (buffer) throws(StoreError) in
            try statement.select(UnsafeRawBufferPointer(buffer)) { (bytes) throws(StoreError) in
                guard !hasEnough else { return }
                let row = try AuditRow(bytes)
                guard row.hash == row.computedHash else {
                    throw .damaged(
                        .statement(sequence: row.sequence),
                        detail: "its bytes are not those that were written"
                    )
                }
                hasEnough = try !body(row)
            }
        }
    }
}
