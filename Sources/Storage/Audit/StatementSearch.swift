package import Domain

/// Finds a statement with its changes, and what came after it on the same objects.
package struct StatementSearch: StoreWork {
    /// Which statement.
    package enum Choice: Hashable, Sendable {
        case sequence(Int)
        /// The user's last one that takes nothing back and is not taken back.
        case last(uid: Int)
    }

    /// How a receipt of a statement that takes another one back begins.
    package static let mark = "undid="

    private let choice: Choice
    private var register: Register
    private var next: Int
    private var takenBack: Set<Int> = []
    private var changedLater: [ObjectName: Int] = [:]
    /// What was read and not looked at, up to `next`.
    private var slice = AuditSlice()

    package static let isDigested = true

    /// From the register after `sequence`.
    package init(_ choice: Choice, from register: Register, at sequence: Int) {
        self.choice = choice
        self.register = register
        next = sequence
    }

    /// Reads some statements.
    package mutating func advance(on store: Store) throws(StoreError) -> StatementRecord?? {
        guard next > 0 else { return .some(nil) }
        let range = range
        slice = try store.access { (_, connection, _) throws(StoreError) in
            try AuditPage(connection: connection).downward(range)
        }
        return nil
    }

    private var range: ClosedRange<Int> { max(1, next - Slice.statements + 1)...next }

    /// Takes them back, one after the other.
    package mutating func digest() throws(StoreError) -> StatementRecord?? {
        var search = self
        search.slice = AuditSlice()
        var found: StatementRecord?
        let last = try slice.walk { (row) throws(StoreError) in
            found = try search.take(row)
            return found == nil
        }
        search.next = slice.next(after: last, in: range)
        self = search
        if let found { return .some(found) }
        return next == 0 ? .some(nil) : nil
    }

    /// Takes the next earlier statement back; gives it where it is the one.
    private mutating func take(_ row: AuditRow) throws(StoreError) -> StatementRecord? {
        let reader = try ChangeReader(row)
        let isWanted = isWanted(row)
        if isWanted {
            let changes = try reader.apply(.backward, to: &register)
            return StatementRecord(
                statement: row.statement,
                changes: changes.reversed().map(\.reversed),
                changedLater: changedLater,
                found: register
            )
        }
        // What took something back and was itself taken back has taken nothing back.
        if let sequence = Self.takenBack(by: row), !takenBack.contains(row.sequence) {
            takenBack.insert(sequence)
        }
        for name in try reader.names() { changedLater[name] = row.sequence }
        _ = try reader.apply(.backward, to: &register)
        return nil
    }

    private func isWanted(_ row: AuditRow) -> Bool {
        switch choice {
        case .sequence(let sequence): row.sequence == sequence
        case .last(let uid):
            row.uid == uid && !row.changes.isEmpty && Self.takenBack(by: row) == nil
                && !takenBack.contains(row.sequence)
        }
    }

    /// The statement that this one took back.
    private static func takenBack(by row: AuditRow) -> Int? {
        guard row.outcome.hasPrefix(mark) else { return nil }
        return Int(row.outcome.dropFirst(mark.count).prefix { $0 != " " })
    }
}
