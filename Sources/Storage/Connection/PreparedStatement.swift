import GRDBSQLite

/// A prepared statement that binds and reads rows in their canonical bytes.
///
/// It calls SQLite itself, because GRDB's arguments copy and box each value: measured 3 µs more
/// for a row of 18 columns. A class, because it owns a C resource.
final class PreparedStatement {
    private let connection: OpaquePointer
    private let statement: OpaquePointer
    /// By place, of the first 64: whether the last run bound something there that is not null.
    private var isBound: UInt64 = 0

    init(_ sql: String, on connection: OpaquePointer) throws(SQLiteFailure) {
        var handle: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        let code = sqlite3_prepare_v3(connection, sql, -1, flags, &handle, nil)
        guard code == SQLITE_OK, let handle else { throw SQLiteFailure(connection) }
        self.connection = connection
        statement = handle
    }

    deinit {
        sqlite3_finalize(statement)
    }

    /// Runs to the end with a row's first `count` values bound, and `extra` after them.
    ///
    /// - Returns: the number of rows changed.
    /// - Throws: what SQLite says, a constraint among it.
    @discardableResult
    func run(
        _ row: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0),
        count: Int? = nil,
        extra: Int64? = nil
    ) throws(SQLiteFailure) -> Int {
        bind(row, count: count, extra: extra)
        defer { sqlite3_reset(statement) }
        guard sqlite3_step(statement) == SQLITE_DONE else { throw SQLiteFailure(connection) }
        return Int(sqlite3_changes(connection))
    }

    /// Writes the canonical bytes of each row that it selects and passes them on.
    ///
    /// - Throws: `.damaged` or `.fault` where SQLite cannot read; what `body` throws.
    func select(
        _ row: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0),
        count: Int? = nil,
        _ body: (UnsafeRawBufferPointer) throws(StoreError) -> Void
    ) throws(StoreError) {
        try selectWhile(row, count: count) { (bytes) throws(StoreError) in
            try body(bytes)
            return true
        }
    }

    /// The same, until the body wants no more.
    func selectWhile(
        _ row: UnsafeRawBufferPointer,
        count: Int? = nil,
        _ body: (UnsafeRawBufferPointer) throws(StoreError) -> Bool
    ) throws(StoreError) {
        bind(row, count: count, extra: nil)
        defer { sqlite3_reset(statement) }
        let columns = sqlite3_column_count(statement)
        var writer = RowWriter()
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: break
            case SQLITE_DONE: return
            default: throw StoreError(SQLiteFailure(connection))
            }
            writer.removeAll()
            for column in 0..<columns { write(column, to: &writer) }
            guard try writer.withBytes(body) else { return }
        }
    }

    /// Binds without copying: the bytes outlive the step, and each run binds all parameters anew,
    /// except for nulls in the place of nulls.
    private func bind(_ row: UnsafeRawBufferPointer, count: Int?, extra: Int64?) {
        var cursor = RowCursor(row)
        var place: Int32 = 0
        while place < count ?? Int.max, let value = cursor.next() {
            place += 1
            let bit: UInt64 = place <= 64 ? 1 &<< UInt64(truncatingIfNeeded: place - 1) : 0
            if case .null = value {
                if bit == 0 || isBound & bit != 0 { sqlite3_bind_null(statement, place) }
                isBound &= ~bit
                continue
            }
            isBound |= bit
            switch value {
            case .null: break
            case .integer(let number): sqlite3_bind_int64(statement, place, number)
            case .text(let bytes):
                let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                sqlite3_bind_text(statement, place, start, Int32(bytes.count), nil)
            case .blob(let bytes):
                sqlite3_bind_blob(statement, place, bytes.baseAddress, Int32(bytes.count), nil)
            }
        }
        guard let extra else { return }
        if place < 64 { isBound |= 1 &<< UInt64(truncatingIfNeeded: place) }
        sqlite3_bind_int64(statement, place + 1, extra)
    }

    private func write(_ column: Int32, to writer: inout RowWriter) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_NULL:
            writer.null()
        case SQLITE_INTEGER:
            writer.integer(sqlite3_column_int64(statement, column))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(statement, column)
            writer.text(bytes(start, column))
        default:
            writer.blob(bytes(sqlite3_column_blob(statement, column), column))
        }
    }

    private func bytes(_ start: UnsafeRawPointer?, _ column: Int32) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }
}
