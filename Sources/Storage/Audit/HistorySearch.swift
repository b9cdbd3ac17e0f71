package import Domain

/// Finds what was done to an object, latest first.
package struct HistorySearch: StoreWork {
    /// The events, and whether they are all.
    package struct Found: Sendable {
        package let events: [ObjectEvent]
        /// Whether there is nothing before them.
        package let isComplete: Bool
    }

    private let key: ObjectKey
    private let limit: Int
    private var next: Int
    private var events: [ObjectEvent] = []
    /// What was read and not looked at, up to `next`.
    private var slice = AuditSlice()

    package static let isDigested = true

    /// Looks for at most `limit` events up to a sequence.
    package init(of name: ObjectName, upTo sequence: Int, limit: Int) {
        key = ObjectKey(name)
        next = sequence
        self.limit = limit
    }

    /// Reads some statements.
    package mutating func advance(on store: Store) throws(StoreError) -> Found? {
        guard next > 0, events.count <= limit else { return found }
        let (key, range) = (key, range)
        slice = try store.access { (_, connection, _) throws(StoreError) in
            try AuditPage(connection: connection).downward(range, with: key.bytes)
        }
        return nil
    }

    private var range: ClosedRange<Int> { max(1, next - Slice.searchedStatements + 1)...next }

    /// Looks for the object in them.
    package mutating func digest() throws(StoreError) -> Found? {
        var events = events
        let (key, limit) = (key, limit)
        let last = try slice.walk { (row) throws(StoreError) in
            if let event = Self.event(row, key) { events.append(event) }
            return events.count <= limit
        }
        self.events = events
        next = slice.next(after: last, in: range)
        slice = AuditSlice()
        return next == 0 || events.count > limit ? found : nil
    }

    private var found: Found {
        Found(events: Array(events.prefix(limit)), isComplete: events.count <= limit)
    }

    private static func event(_ row: AuditRow, _ key: ObjectKey) -> ObjectEvent? {
        row.changes.withUnsafeBytes { bytes in
            var reader = OperationReader(bytes)
            var found: ObjectEvent?
            while let operation = reader.next() {
                let range = operation.kind == .delete ? operation.before : operation.after
                guard key.isIn(operation.table), bytes[range].starts(with: key.bytes)
                else { continue }
                let action: ObjectChange.Action =
                    switch operation.kind {
                    // Out of one table and into another: the same object, changed.
                    case .insert where found != nil: .changed
                    case .insert: .added
                    case .update: .changed
                    case .delete: .removed
                    }
                found = ObjectEvent(
                    statement: row.statement,
                    action: action,
                    revision: revision(in: UnsafeRawBufferPointer(rebasing: bytes[range]), key)
                )
            }
            return found
        }
    }

    private static func revision(in row: UnsafeRawBufferPointer, _ key: ObjectKey) -> Int {
        var cursor = RowCursor(row)
        for _ in 0..<key.table.layout.keyCount { _ = cursor.next() }
        guard case .integer(let revision) = cursor.next() else { return 0 }
        return Int(revision)
    }
}

extension AuditRow {
    /// The row without its changes.
    var statement: StoredStatement {
        StoredStatement(
            sequence: sequence,
            timeMilliseconds: timeMilliseconds,
            uid: uid,
            role: role,
            text: text,
            comment: comment
        )
    }
}
