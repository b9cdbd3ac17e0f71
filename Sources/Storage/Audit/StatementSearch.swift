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

    /// From the register after `sequence`.
    package init(_ choice: Choice, from register: Register, at sequence: Int) {
        self.choice = choice
        self.register = register
        next = sequence
    }

    /// Reads some statements.
    package mutating func advance(on store: Store) throws(StoreError) -> StatementRecord?? {
        guard next > 0 else { return .some(nil) }
        let range = max(1, next - Slice.statements + 1)...next
        var search = self
        var found: StatementRecord?
        try store.access { (_, connection, _) throws(StoreError) in
            let page = AuditPage(connection: connection)
            try page.walkDown(range) { (row) throws(StoreError) in
                found = try search.take(row)
                return found == nil
            }
        }
        search.next = range.lowerBound - 1
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
                changedLater: changedLater
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

extension Change {
    /// The change the other way round.
    fileprivate var reversed: Change {
        switch self {
        case .unit(let revised): .unit(revised.reversed)
        case .person(let revised): .person(revised.reversed)
        case .schoolClass(let revised): .schoolClass(revised.reversed)
        case .teaching(let revised): .teaching(revised.reversed)
        case .term(let revised): .term(revised.reversed)
        case .test(let revised): .test(revised.reversed)
        case .paper(let revised): .paper(revised.reversed)
        case .result(let revised): .result(revised.reversed)
        case .pupil(let revised): .pupil(revised.reversed)
        case .dossier(let revised): .dossier(revised.reversed)
        case .draft(let revised): .draft(revised.reversed)
        case .exam(let revised): .exam(revised.reversed)
        case .activity(let revised): .activity(revised.reversed)
        case .lesson(let revised): .lesson(revised.reversed)
        case .observation(let revised): .observation(revised.reversed)
        case .evaluation(let revised): .evaluation(revised.reversed)
        case .entry(let revised): .entry(revised.reversed)
        case .session(let revised): .session(revised.reversed)
        case .project(let revised): .project(revised.reversed)
        case .closing(let revised): .closing(revised.reversed)
        case .seal(let revised): .seal(revised.reversed)
        case .certificate(let revised): .certificate(revised.reversed)
        case .integrity(let revised): .integrity(revised.reversed)
        case .assessment(let revised): .assessment(revised.reversed)
        case .technology(let revised): .technology(revised.reversed)
        case .topic(let revised): .topic(revised.reversed)
        case .course(let revised): .course(revised.reversed)
        case .plan(let revised): .plan(revised.reversed)
        case .application(let revised): .application(revised.reversed)
        case .approval(let revised): .approval(revised.reversed)
        case .schemeVersion(let revised): .schemeVersion(revised.reversed)
        case .schemeUse(let revised): .schemeUse(revised.reversed)
        case .counter(let step):
            .counter(CounterStep(prefix: step.prefix, before: step.after, after: step.before))
        }
    }
}

extension Revised {
    fileprivate var reversed: Revised { Revised(before: after, after: before) }
}
