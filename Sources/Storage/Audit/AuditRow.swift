/// A row of `audit`: one committed statement, chained to the one before.
struct AuditRow {
    static let layout = TableLayout(
        "audit",
        key: ["sequence"],
        revised: false,
        [
            "batch", "time_ms", "uid", "role", "text", "comment", "changes", "idempotency_key",
            "outcome", "previous", "hash",
        ]
    )

    let sequence: Int
    /// The sequence of the first statement of its batch.
    let batch: Int
    let timeMilliseconds: Int64
    let uid: Int
    let role: String
    let text: String
    let comment: String?
    /// Row operations, as `OperationReader` reads them.
    let changes: [UInt8]
    let idempotencyKey: String?
    let outcome: String
    /// The hash of the statement before; for the first, that of the store's instance.
    let previous: Fingerprint
    /// SHA-256 over the canonical bytes of all other columns.
    let hash: Fingerprint
    /// What `hash` should be.
    let computedHash: Fingerprint

    /// The bytes that the hash of an audit row is the last value of: mark, length, digest.
    private static let hashByteCount = 2 + Fingerprint.byteCount

    /// Reads a row from its canonical bytes.
    init(_ bytes: UnsafeRawBufferPointer) throws(StoreError) {
        var reader = RowReader(bytes, of: Self.layout)
        sequence = try reader.integer()
        batch = try reader.integer()
        timeMilliseconds = Int64(try reader.integer())
        uid = try reader.integer()
        role = try reader.text()
        text = try reader.text()
        comment = try reader.optionalText()
        changes = try reader.blob()
        idempotencyKey = try reader.optionalText()
        outcome = try reader.text()
        previous = try reader.fingerprint()
        hash = try reader.fingerprint()
        let hashed = bytes.dropLast(Self.hashByteCount)
        computedHash = Fingerprint(of: UnsafeRawBufferPointer(rebasing: hashed))
    }

    /// Writes a row's canonical bytes behind what is there and returns its hash.
    static func write(
        _ commit: Commit,
        batch: Int,
        changes: UnsafeRawBufferPointer,
        after previous: Fingerprint,
        to writer: inout RowWriter
    ) -> Fingerprint {
        let start = writer.count
        writer.integer(commit.sequence)
        writer.integer(batch)
        writer.integer(commit.timeMilliseconds)
        writer.integer(commit.uid)
        writer.text(commit.role)
        commit.statement.withUnsafeBytes { writer.text($0) }
        writer.text(commit.comment)
        writer.blob(changes)
        writer.text(commit.idempotencyKey)
        writer.text(commit.outcome)
        writer.blob(previous)
        let hash = writer.withBytes { bytes in
            Fingerprint(of: UnsafeRawBufferPointer(rebasing: bytes[start...]))
        }
        writer.blob(hash)
        return hash
    }
}
