/// Reads some statements of the audit by their sequence.
struct AuditPage {
    private static let downwardSQL =
        AuditRow.layout.selectSQL
        + " WHERE sequence > ?1 AND sequence <= ?2 ORDER BY sequence DESC"
    private static let searchSQL =
        AuditRow.layout.selectSQL
        + " WHERE sequence > ?1 AND sequence <= ?2 AND instr(changes, ?3) > 0"
        + " ORDER BY sequence DESC"

    private static let upwardSQL =
        AuditRow.layout.selectSQL + " WHERE sequence > ?1 ORDER BY sequence LIMIT ?2"

    let connection: OpaquePointer

    /// Reads the statements of a range, latest first, as many as are read at once.
    ///
    /// With `bytes` those alone whose changes have them somewhere.
    func downward(
        _ range: ClosedRange<Int>,
        with bytes: [UInt8]? = nil
    ) throws(StoreError) -> AuditSlice {
        var slice = AuditSlice()
        try select(range, with: bytes) { row in
            slice.append(row)
            return slice.hasRoom
        }
        return slice
    }

    /// Reads at most `limit` statements after that one, oldest first, as many as are read at once.
    func upward(after sequence: Int, limit: Int) throws(StoreError) -> AuditSlice {
        var slice = AuditSlice()
        var parameters = RowWriter()
        parameters.integer(sequence)
        parameters.integer(limit)
        try select(Self.upwardSQL, parameters.bytes) { row in
            slice.append(row)
            return slice.hasRoom
        }
        return slice
    }

    /// Passes on the statements of a range, latest first, each with its hash checked, until the
    /// body has enough.
    ///
    /// - Throws: `.damaged` with the sequence of one that is not as it was written.
    func walkDown(
        _ range: ClosedRange<Int>,
        _ body: (AuditRow) throws(StoreError) -> Bool
    ) throws(StoreError) {
        try select(range, with: nil) { (bytes) throws(StoreError) in
            let row = try AuditRow(bytes)
            try row.checkHash()
            return try body(row)
        }
    }

    private func select(
        _ range: ClosedRange<Int>,
        with bytes: [UInt8]?,
        _ body: (UnsafeRawBufferPointer) throws(StoreError) -> Bool
    ) throws(StoreError) {
        var parameters = RowWriter()
        parameters.integer(range.lowerBound - 1)
        parameters.integer(range.upperBound)
        if let bytes {
            bytes.withUnsafeBytes { parameters.blob($0) }
        }
        let sql = bytes == nil ? Self.downwardSQL : Self.searchSQL
        try select(sql, parameters.bytes, body)
    }

    private func select(
        _ sql: String,
        _ parameters: [UInt8],
        _ body: (UnsafeRawBufferPointer) throws(StoreError) -> Bool
    ) throws(StoreError) {
        let statement: PreparedStatement
        do {
            statement = try PreparedStatement(sql, on: connection)
        } catch { throw StoreError(error) }
        try parameters.withUnsafeBufferPointer { (buffer) throws(StoreError) in
            try statement.selectWhile(UnsafeRawBufferPointer(buffer), body)
        }
    }
}
