import CSQLiteSetup
import Dispatch
import Domain
import Glibc

extension Store {
    /// Reads the register and checks all that was read: each table's digest, the audit chain.
    ///
    /// - Throws: `.damaged` with the table or the sequence; `.fault` where it cannot be read.
    /// - Complexity: O(rows and statements); see the figures in `scripts`.
    package func load() throws(StoreError) -> LoadedStore {
        try access { (database, connection, state) throws(StoreError) in
            let (reader, keys) = try StoreOpening.withFewPages(of: database) {
                () throws(StoreError) in try read(connection, state)
            }
            try Self.compare(reader.digests, with: state.digests)
            // What the reading took is given back: it is not needed again.
            _ = try StoreOpening.text(database, "PRAGMA shrink_memory")
            shixun_give_back_memory()
            return LoadedStore(
                register: reader.register,
                sequence: state.head.sequence,
                lastTimeMilliseconds: state.head.timeMilliseconds,
                idempotency: keys,
                notices: openingNotices
            )
        }
    }

    private typealias Keys = [IdempotencyKey: IdempotencyRecord]

    /// The register and the keys: the tables and the chain side by side, on two threads, where the
    /// file holds all there is.
    private func read(
        _ connection: OpaquePointer,
        _ state: BatchWriter.State
    ) throws(StoreError) -> (RegisterReader, Keys) {
        guard isLogEmpty, let second = SecondConnection(directory.database) else {
            var reader = RegisterReader(connection)
            try reader.read()
            return (reader, try idempotency(connection, upTo: state.head))
        }
        let parts = Parts(connection, second)
        DispatchQueue.concurrentPerform(iterations: 2) { part in
            if part == 0 {
                parts.readRegister()
            } else {
                parts.readKeys { [self] (connection) throws(StoreError) in
                    try idempotency(connection, upTo: state.head)
                }
            }
        }
        return try (parts.register.get(), parts.keys.get())
    }

    /// What two threads read, each its own part.
    ///
    /// Unchecked: neither looks at the other's part, and nobody at any before both are done.
    private final class Parts: @unchecked Sendable {
        private let connection: OpaquePointer
        private let second: SecondConnection
        private(set) var register: Result<RegisterReader, StoreError>
        private(set) var keys: Result<Keys, StoreError> = .success([:])

        init(_ connection: OpaquePointer, _ second: SecondConnection) {
            self.connection = connection
            self.second = second
            register = .success(RegisterReader(connection))
        }

        func readRegister() {
            register = Result { () throws(StoreError) in
                var reader = RegisterReader(connection)
                try reader.read()
                return reader
            }
        }

        func readKeys(_ read: (OpaquePointer) throws(StoreError) -> Keys) {
            keys = Result { () throws(StoreError) in try read(second.handle) }
        }
    }

    /// Whether the database's file holds all that was committed.
    private var isLogEmpty: Bool {
        var status = stat()
        return stat(directory.database + "-wal", &status) != 0 || status.st_size == 0
    }

    static func compare(
        _ found: [TableDigest],
        with stored: [TableDigest]
    ) throws(StoreError) {
        for table in Table.allCases where found[table.index] != stored[table.index] {
            let rows = (found[table.index].rowCount, stored[table.index].rowCount)
            throw .damaged(
                .table(table.layout.name),
                detail: "its \(rows.0) rows are not the \(rows.1) that were written"
            )
        }
    }

    /// Walks the chain and keeps the last day's keys.
    private func idempotency(
        _ connection: OpaquePointer,
        upTo head: ChainHead
    ) throws(StoreError) -> [IdempotencyKey: IdempotencyRecord] {
        let oldest = head.timeMilliseconds - Self.idempotencyMilliseconds
        // A ring: a store has millions of statements, and the last ones are kept.
        var records: [(IdempotencyKey, IdempotencyRecord)] = []
        var next = 0
        try ChainReader(connection, genesis: genesis).walk { row in
            guard let key = row.idempotencyKey, row.timeMilliseconds >= oldest else { return }
            let record = (IdempotencyKey(uid: row.uid, key: key), IdempotencyRecord(row))
            guard records.count == Self.idempotencyLimit else {
                records.append(record)
                return
            }
            records[next] = record
            next = (next + 1) % Self.idempotencyLimit
        }
        return Dictionary(
            [records[next...], records[..<next]].joined(),
            uniquingKeysWith: { _, later in later }
        )
    }
}

extension IdempotencyRecord {
    fileprivate init(_ row: AuditRow) {
        self.init(
            text: ByteHash.hash(row.text),
            outcome: row.outcome,
            sequence: row.sequence,
            timeMilliseconds: row.timeMilliseconds
        )
    }
}
