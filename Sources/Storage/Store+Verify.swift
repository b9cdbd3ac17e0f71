import GRDB

extension Store {
    /// Checks all that is stored, at once.
    ///
    /// - Throws: `.damaged` with the first place that is wrong.
    package func verify(
        references: Bool = true
    ) throws(StoreError) -> StoreVerification.Verified {
        var verification = StoreVerification(references: references)
        while true {
            if let verified = try verification.advance(on: self) { return verified }
        }
    }

    /// Has SQLite check the pages and the foreign keys.
    static func checkPages(_ database: Database) throws(StoreError) {
        // What is cached would hide what the disk has become.
        _ = try StoreOpening.text(database, "PRAGMA shrink_memory")
        let answer = try StoreOpening.text(database, "PRAGMA integrity_check(1)")
        guard answer == "ok" else { throw .damaged(.database, detail: answer) }
        let table = try StoreOpening.text(database, "PRAGMA foreign_key_check")
        guard table.isEmpty else {
            throw .damaged(.table(table), detail: "a row refers to one that is not there")
        }
    }

    /// Carries a statement's row operations out on digests.
    static func replay(
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
