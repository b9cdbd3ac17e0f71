/// Statements of the audit as they are stored: read while commits wait, looked at when they go on.
struct AuditSlice: Sendable {
    /// The bytes past which no more statements are read at once, some milliseconds'.
    private static let byteLimit = 1_024 * 1_024

    /// Their canonical bytes, in the order in which they were read.
    private var rows: [[UInt8]] = []
    private var byteCount = 0

    /// Whether another statement may be read at once with them.
    var hasRoom: Bool { byteCount < Self.byteLimit }

    mutating func append(_ row: UnsafeRawBufferPointer) {
        rows.append(Array(row))
        byteCount += row.count
    }

    /// Passes them on, each with its hash checked, until the body has enough.
    ///
    /// - Returns: The last one that it had; nil where there is none.
    /// - Throws: `.damaged` with the sequence of one that is not as it was written.
    @discardableResult
    func walk(_ body: (AuditRow) throws(StoreError) -> Bool) throws(StoreError) -> Int? {
        var last: Int?
        for bytes in rows {
            let row = try AuditRow(checking: bytes)
            last = row.sequence
            guard try body(row) else { break }
        }
        return last
    }

    /// The statement before those of a range that were walked through, latest first.
    func next(after last: Int?, in range: ClosedRange<Int>) -> Int {
        // Where there was room for more, there are no more in the range.
        hasRoom ? range.lowerBound - 1 : (last ?? range.lowerBound) - 1
    }
}

extension AuditRow {
    /// Reads a row and checks its hash.
    fileprivate init(checking bytes: [UInt8]) throws(StoreError) {
        let row = try bytes.withUnsafeBufferPointer { (bytes) throws(StoreError) in
            try AuditRow(UnsafeRawBufferPointer(bytes))
        }
        try row.checkHash()
        self = row
    }

    /// - Throws: `.damaged` where its bytes are not those that were written.
    func checkHash() throws(StoreError) {
        guard hash != computedHash else { return }
        throw .damaged(
            .statement(sequence: sequence),
            detail: "its bytes are not those that were written"
        )
    }
}
