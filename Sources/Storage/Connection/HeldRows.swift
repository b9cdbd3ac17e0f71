/// Counters' rows that statements of a group have moved on, each to be written once at its end.
///
/// A year of hours counts one counter up, line by line; what it was in between is in the audit
/// rows, and is never a row of the table.
struct HeldRows {
    /// A row before the first of its changes and after the last.
    struct Held {
        fileprivate let kind: RowOperation.Kind
        fileprivate let before: [UInt8]
        fileprivate(set) var after: [UInt8]

        /// Lends the operation that takes the row from the one to the other.
        func withOperation<Failure: Error>(
            _ body: (RowOperation, UnsafeRawBufferPointer) throws(Failure) -> Void
        ) throws(Failure) {
            let bytes = before + after
            let operation = RowOperation(
                table: .counter,
                kind: kind,
                before: 0..<before.count,
                after: before.count..<bytes.count
            )
            try bytes.withUnsafeBufferPointer { (buffer) throws(Failure) in
                try body(operation, UnsafeRawBufferPointer(buffer))
            }
        }
    }

    /// The most rows that are held; there are few counters.
    private static let limit = 16

    private(set) var rows: [Held] = []

    mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
    }

    /// Holds a counter's row that is new or another one.
    /// - Returns: false where it cannot be held: what is held is to be written, and then it.
    mutating func take(_ operation: RowOperation, in bytes: UnsafeRawBufferPointer) -> Bool {
        guard operation.kind != .delete else { return false }
        let after = UnsafeRawBufferPointer(rebasing: bytes[operation.after])
        let before = UnsafeRawBufferPointer(rebasing: bytes[operation.before])
        // The row that is held is the one that this change found.
        if operation.kind == .update,
            let place = rows.firstIndex(where: { $0.after.elementsEqual(before) })
        {
            rows[place].after.replaceSubrange(0..., with: after)
            return true
        }
        let key = RowCursor.firstValue(of: after)
        guard rows.count < Self.limit,
            !rows.contains(where: { row in row.after.starts(with: key) })
        else { return false }
        rows.append(Held(kind: operation.kind, before: Array(before), after: Array(after)))
        return true
    }
}
