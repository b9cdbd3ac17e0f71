/// Writes batches: rows, audit chain, digests.
///
/// SQLite's transaction stays open over many groups. A group is on disk by its record in the
/// journal, and in the database with all others of the round once that is settled. Every row passes
/// the tables' checks before its group is recorded.
final class BatchWriter {
    /// What is carried from one transaction to the next.
    struct State: Hashable {
        var head: ChainHead
        /// By `Table.index`.
        var digests: [TableDigest]
    }

    /// What is on disk, in the database or in the journal; while a group is written, with it.
    private(set) var state: State
    /// What is in the database.
    private var settled: State
    let statements: Statements
    private let journal: JournalFile?
    /// Whether SQLite has a transaction open, with all that the journal holds.
    private var isOpen = false
    private var operations = OperationWriter()
    private var held = HeldRows()
    /// The audit rows of the group, as the journal has them.
    private var record = RowWriter()
    private var isRecorded = false

    /// The bytes of a record that are kept for the next one.
    private static let keptRecordBytes = 1_024 * 1_024

    /// Without a journal each group is settled at once.
    init(_ statements: Statements, state: State, journal: JournalFile?) {
        self.statements = statements
        self.state = state
        self.journal = journal
        settled = state
    }

    /// Brings batches to disk together; on a failure nothing of them is kept.
    ///
    /// With `comparing`, rows are compared with the values before that the changes claim: needed
    /// once a batch, and so perhaps what others built on it, was refused.
    /// - Throws: `.refused` where one batch is at fault, `.fault` where the store is.
    func store(_ batches: ArraySlice<[Commit]>, comparing: Bool) throws(WriteFailure) {
        let saved = state
        do throws(WriteFailure) {
            try open()
            beginRecord()
            held.removeAll()
            for batch in batches { try write(batch, comparing: comparing) }
            try writeHeld()
            do { try statements.checkReferences() } catch { throw WriteFailure(error) }
            try endRecord()
        } catch {
            state = saved
            rollBack()
            throw error
        }
    }

    // MARK: The database behind the journal

    /// Whether the database lacks what the journal has.
    var isBehind: Bool { isOpen || journal?.isEmpty == false }

    /// Brings what only the journal has into the database, with a sync, and begins another round.
    ///
    /// - Throws: `.fault`; what was recorded is still in the journal.
    func settle() throws(WriteFailure) {
        guard isBehind else { return }
        do throws(WriteFailure) {
            try open()
            try writeDigests(since: settled)
            try commit()
        } catch {
            rollBack()
            throw error
        }
        isOpen = false
        settled = state
        journal?.rewind()
    }

    /// Carries out what the journal of an earlier process holds and the database lacks.
    ///
    /// It is settled before anything else is written, because after a failed sync the journal may
    /// be in the kernel's memory only.
    /// - Returns: whether there was something.
    func recover() throws(StoreError) -> Bool {
        guard let journal else { return false }
        let contents = try journal.contents(afterOpening: true)
        do throws(WriteFailure) {
            try begin()
            isOpen = true
            try replay(contents)
            guard state != settled else {
                rollBack()
                return false
            }
            try settle()
            return true
        } catch {
            rollBack()
            switch error {
            case .refused(let detail):
                let place = StoreError.Place.statement(sequence: state.head.sequence)
                throw .damaged(place, detail: detail)
            case .fault(let kind, _, let detail):
                throw .fault(kind, outcomeUnknown: false, detail: detail)
            }
        }
    }

    /// Opens the transaction and carries out in it what the journal holds.
    private func open() throws(WriteFailure) {
        guard !isOpen else { return }
        try begin()
        isOpen = true
        guard let journal, !journal.isEmpty else { return }
        let recorded = state
        let contents: [UInt8]
        do throws(StoreError) {
            contents = try journal.contents(afterOpening: false)
        } catch {
            throw .fault(.ioError, outcomeUnknown: false, detail: "\(error)")
        }
        state = settled
        // Whatever becomes of it, what is on disk is what was recorded.
        defer { state = recorded }
        try replay(contents)
        guard state == recorded else {
            let detail = "\(journal.path) is not what was written"
            throw .fault(.corrupt, outcomeUnknown: false, detail: detail)
        }
    }

    private func replay(_ contents: [UInt8]) throws(WriteFailure) {
        try contents.withUnsafeBufferPointer { (buffer) throws(WriteFailure) in
            let bytes = UnsafeRawBufferPointer(buffer)
            var reader = JournalReader(bytes)
            while let record = reader.next(after: state.head) {
                for statement in record { try redo(statement, in: bytes) }
            }
        }
    }

    private func redo(
        _ statement: JournalReader.Statement,
        in bytes: UnsafeRawBufferPointer
    ) throws(WriteFailure) {
        let row = statement.row
        try row.changes.withUnsafeBufferPointer { (buffer) throws(WriteFailure) in
            let changes = UnsafeRawBufferPointer(buffer)
            var reader = OperationReader(changes)
            while let operation = reader.next() {
                try run(operation, in: changes)
                digest(operation, in: changes)
            }
        }
        do throws(SQLiteFailure) {
            let own = UnsafeRawBufferPointer(rebasing: bytes[statement.bytes])
            _ = try statements.insertAudit.run(own)
        } catch { throw WriteFailure(error) }
        state.head = ChainHead(
            sequence: row.sequence,
            timeMilliseconds: row.timeMilliseconds,
            hash: row.hash
        )
    }

    /// Replaces what is known to be stored, once a transaction has made it so.
    func take(_ state: State) {
        self.state = state
        settled = state
    }

    private func rollBack() {
        statements.rollBack()
        isOpen = false
    }

    // MARK: The record

    private func beginRecord() {
        record.removeAll(keepingAtMost: Self.keptRecordBytes)
        isRecorded = journal != nil
        _ = record.reserveLength()
    }

    /// Brings the group to disk: into the journal, or where it has no room, with all that it holds
    /// into the database.
    private func endRecord() throws(WriteFailure) {
        guard let journal, isRecorded, journal.hasRoom(record.count) else {
            try settle()
            return
        }
        record.closeLength(at: RowWriter.lengthByteCount)
        try record.withBytes { (bytes) throws(WriteFailure) in try journal.append(bytes) }
    }

    // MARK: Writing

    func begin() throws(WriteFailure) {
        do { try statements.begin.run() } catch { throw WriteFailure(error) }
    }

    func commit() throws(WriteFailure) {
        do { try statements.commit.run() } catch { throw WriteFailure(ofCommit: error) }
    }

    private func write(_ batch: [Commit], comparing: Bool) throws(WriteFailure) {
        guard let first = batch.first?.sequence else { return }
        for statement in batch {
            try check(statement)
            operations.removeAll()
            for change in statement.changes { operations.add(change) }
            try writeRows(comparing: comparing)
            try writeAudit(statement, batch: first)
        }
    }

    private func check(_ statement: Commit) throws(WriteFailure) {
        guard statement.sequence > state.head.sequence,
            statement.timeMilliseconds >= state.head.timeMilliseconds
        else {
            throw .refused(
                """
                statement \(statement.sequence) at \(statement.timeMilliseconds) does not come \
                after \(state.head.sequence) at \(state.head.timeMilliseconds)
                """
            )
        }
    }

    private func writeRows(comparing: Bool) throws(WriteFailure) {
        let list = operations.operations
        try operations.withBytes { (bytes) throws(WriteFailure) in
            for operation in list {
                if operation.table == .counter, !comparing {
                    try hold(operation, in: bytes)
                    continue
                }
                if comparing { try compare(operation, in: bytes) }
                try run(operation, in: bytes)
                digest(operation, in: bytes)
            }
        }
    }

    /// Leaves a counter's row to the end of the group, since most statements of one move the same.
    private func hold(
        _ operation: RowOperation,
        in bytes: UnsafeRawBufferPointer
    ) throws(WriteFailure) {
        guard !held.take(operation, in: bytes) else { return }
        try writeHeld()
        try run(operation, in: bytes)
        digest(operation, in: bytes)
    }

    private func writeHeld() throws(WriteFailure) {
        for row in held.rows {
            try row.withOperation { (operation, bytes) throws(WriteFailure) in
                try run(operation, in: bytes)
                digest(operation, in: bytes)
            }
        }
        held.removeAll()
    }

    func run(
        _ operation: RowOperation,
        in bytes: UnsafeRawBufferPointer
    ) throws(WriteFailure) {
        let count: Int
        do { count = try statements.run(operation, in: bytes) } catch { throw WriteFailure(error) }
        guard count == 1 else { throw Self.stale(operation) }
    }

    private func compare(
        _ operation: RowOperation,
        in bytes: UnsafeRawBufferPointer
    ) throws(WriteFailure) {
        guard operation.kind != .insert else { return }
        let before = UnsafeRawBufferPointer(rebasing: bytes[operation.before])
        let isStored: Bool
        do {
            isStored = try statements.isStored(before, in: operation.table)
        } catch { throw WriteFailure(error) }
        guard isStored else { throw Self.stale(operation) }
    }

    private static func stale(_ operation: RowOperation) -> WriteFailure {
        .refused("the row of \(operation.table.layout.name) is not what it was before the change")
    }

    func digest(_ operation: RowOperation, in bytes: UnsafeRawBufferPointer) {
        let place = operation.table.index
        if operation.kind != .insert {
            state.digests[place].remove(UnsafeRawBufferPointer(rebasing: bytes[operation.before]))
        }
        if operation.kind != .delete {
            state.digests[place].add(UnsafeRawBufferPointer(rebasing: bytes[operation.after]))
        }
    }

    private func writeAudit(_ statement: Commit, batch: Int) throws(WriteFailure) {
        // A group that is larger than the journal needs no record.
        if record.count > JournalFile.byteLimit { isRecorded = false }
        if !isRecorded { record.removeAll(keepingAtMost: Self.keptRecordBytes) }
        let start = record.reserveLength()
        let previous = state.head.hash
        let hash = operations.withBytes { changes in
            AuditRow.write(
                statement,
                batch: batch,
                changes: changes,
                after: previous,
                to: &record
            )
        }
        record.closeLength(at: start)
        do throws(SQLiteFailure) {
            try record.withBytes { (bytes) throws(SQLiteFailure) in
                let row = UnsafeRawBufferPointer(rebasing: bytes[start...])
                _ = try statements.insertAudit.run(row)
            }
        } catch { throw WriteFailure(error) }
        state.head = ChainHead(
            sequence: statement.sequence,
            timeMilliseconds: statement.timeMilliseconds,
            hash: hash
        )
    }

    func writeDigests(since saved: State) throws(WriteFailure) {
        for table in Table.allCases {
            let digest = state.digests[table.index]
            guard digest != saved.digests[table.index] else { continue }
            var row = RowWriter()
            row.text(table.layout.name)
            row.blob(digest.fingerprint)
            row.integer(digest.rowCount)
            do throws(SQLiteFailure) {
                try row.withBytes { (bytes) throws(SQLiteFailure) in
                    _ = try statements.updateDigest.run(bytes)
                }
            } catch { throw WriteFailure(error) }
        }
    }
}
