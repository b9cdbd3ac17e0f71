package import Domain

/// Makes the register as it was known at an earlier moment, from a later one.
///
/// - Complexity: O(statements since then).
package struct Rewind: StoreWork {
    private let point: RecordPoint
    private var register: Register
    private var next: Int

    /// From the register after `sequence`.
    package init(_ register: Register, at sequence: Int, to point: RecordPoint) {
        self.register = register
        self.point = point
        next = sequence
    }

    /// Reads some statements.
    package mutating func advance(on store: Store) throws(StoreError) -> Register? {
        var register = register
        var isThere = next == 0
        if !isThere {
            let point = point
            let range = max(1, next - Slice.statements + 1)...next
            try store.access { (_, connection, _) throws(StoreError) in
                let page = AuditPage(connection: connection)
                try page.walkDown(range) { (row) throws(StoreError) in
                    guard !point.includes(row) else {
                        isThere = true
                        return false
                    }
                    _ = try ChangeReader(row).apply(.backward, to: &register)
                    return true
                }
            }
            next = range.lowerBound - 1
        }
        self.register = register
        return isThere || next == 0 ? register : nil
    }
}

extension RecordPoint {
    /// Whether what the statement did was known then.
    func includes(_ row: AuditRow) -> Bool {
        switch self {
        case .sequence(let sequence): row.sequence <= sequence
        case .time(let milliseconds): row.timeMilliseconds <= milliseconds
        }
    }
}
