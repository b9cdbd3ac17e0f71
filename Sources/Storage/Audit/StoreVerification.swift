import Domain

/// Checks pages, keys, digests, the chain against the tables, and the references of all objects.
///
/// The tables are read at once; the chain is walked in slices up to the statement that was the
/// last one then. The row operations of all statements, carried out on empty digests, must give
/// the digests of the tables: the audit tells the whole story.
package struct StoreVerification: StoreWork {
    /// What a verification went through.
    package struct Verified: Hashable, Sendable {
        package let sequence: Int
        package let statements: Int
        package let rows: Int
        package let objects: Int
    }

    private struct Progress {
        let digests: [TableDigest]
        let end: Int
        let objects: Int
        var replayed = [TableDigest](repeating: TableDigest(), count: Table.allCases.count)
        var previous: Fingerprint
        var last = 0
        var statements = 0
    }

    private let checksReferences: Bool
    private var progress: Progress?

    /// Without references, an object may refer to one that is not there.
    package init(references: Bool = true) {
        checksReferences = references
    }

    /// - Throws: `.damaged` with the first place that is wrong.
    package mutating func advance(on store: Store) throws(StoreError) -> Verified? {
        guard var progress else {
            progress = try begin(on: store)
            return nil
        }
        let isAtEnd = try Self.walk(&progress, on: store)
        self.progress = progress
        guard isAtEnd else { return nil }
        try Store.compare(progress.digests, with: progress.replayed)
        return Verified(
            sequence: progress.last,
            statements: progress.statements,
            rows: progress.digests.reduce(0) { $0 + $1.rowCount },
            objects: progress.objects
        )
    }

    /// Reads and compares the tables.
    private func begin(on store: Store) throws(StoreError) -> Progress {
        try store.access { (database, connection, state) throws(StoreError) in
            try Store.checkPages(database)
            var reader = RegisterReader(connection)
            try reader.read()
            try Store.compare(reader.digests, with: state.digests)
            let names = reader.register.names
            for name in checksReferences ? names : [] {
                guard let fault = reader.register.faults(of: name).first else { continue }
                throw .damaged(
                    .object(name.text),
                    detail: "\(fault.kind.rawValue): \(fault.other.text)"
                )
            }
            return Progress(
                digests: reader.digests,
                end: state.head.sequence,
                objects: names.count,
                previous: store.genesis
            )
        }
    }

    /// Walks some statements of the chain; says whether it is at the end.
    private static func walk(
        _ progress: inout Progress,
        on store: Store
    ) throws(StoreError) -> Bool {
        var walked = progress
        let count = try store.access { (_, connection, _) throws(StoreError) in
            let chain = ChainReader(connection, after: walked.last, hash: walked.previous)
            let limit = Slice.searchedStatements
            return try chain.walk(upTo: walked.end, limit: limit) { (row) throws(StoreError) in
                try Store.replay(row, on: &walked.replayed)
                walked.previous = row.hash
                walked.last = row.sequence
            }
        }
        walked.statements += count
        progress = walked
        return count < Slice.searchedStatements
    }
}
