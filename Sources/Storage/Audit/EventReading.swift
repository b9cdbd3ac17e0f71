package import Domain

/// Reads what committed statements changed, oldest first.
///
/// From the audit, whose keys and revisions are the objects'.
package struct EventReading: StoreWork {
    private let sequence: Int
    private let limit: Int
    /// What was read and not looked at.
    private var slice = AuditSlice()

    package static let isDigested = true

    /// Reads some statements after `sequence`, at most `limit`, fewer where they changed much; none
    /// where there are none.
    package init(after sequence: Int, limit: Int) {
        self.sequence = sequence
        self.limit = limit
    }

    /// Reads the statements.
    package mutating func advance(on store: Store) throws(StoreError) -> [Event]? {
        let (sequence, limit) = (sequence, limit)
        slice = try store.access { (_, connection, _) throws(StoreError) in
            try AuditPage(connection: connection).upward(after: sequence, limit: limit)
        }
        return nil
    }

    /// Makes events of them.
    ///
    /// - Throws: `.damaged` where the audit cannot be read.
    package mutating func digest() throws(StoreError) -> [Event]? {
        var events: [Event] = []
        try slice.walk { (row) throws(StoreError) in
            events.append(Event(sequence: row.sequence, changes: try Self.changes(of: row)))
            return true
        }
        return events
    }

    private static func changes(of row: AuditRow) throws(StoreError) -> [ObjectChange] {
        let read = row.changes.withUnsafeBytes { bytes -> [ObjectChange]? in
            var changes: [ObjectChange] = []
            var reader = OperationReader(bytes)
            while let operation = reader.next() {
                guard let topic = operation.table.topic else { continue }
                let rows = [operation.before, operation.after].map { range in
                    UnsafeRawBufferPointer(rebasing: bytes[range])
                }
                guard let change = change(rows, operation, topic) else { return nil }
                // Out of one table and into another: the object changed once.
                if let last = changes.last, last.topic == change.topic, last.key == change.key {
                    changes[changes.count - 1] = last.followed(by: change)
                } else {
                    changes.append(change)
                }
            }
            return reader.isAtEnd ? changes : nil
        }
        guard let read else {
            throw .damaged(.statement(sequence: row.sequence), detail: "its changes are unreadable")
        }
        return read
    }

    /// The object's key is the row's, its parts joined as they are written.
    private static func change(
        _ rows: [UnsafeRawBufferPointer],
        _ operation: RowOperation,
        _ topic: Topic
    ) -> ObjectChange? {
        let layout = operation.table.layout
        var cursor = RowCursor(rows[operation.kind == .delete ? 0 : 1])
        var parts: [String] = []
        for _ in 0..<layout.keyCount {
            switch cursor.next() {
            case .text(let bytes): parts.append(String(decoding: bytes, as: UTF8.self))
            case .integer(let number): parts.append(String(number))
            case .blob, .null, nil: return nil
            }
        }
        guard layout.isRevised, case .integer(let revision) = cursor.next() else { return nil }
        let action: ObjectChange.Action =
            switch operation.kind {
            case .insert: .added
            case .update: .changed
            case .delete: .removed
            }
        return ObjectChange(
            topic: topic,
            action: action,
            revision: Int(revision),
            key: parts.joined(separator: topic == .scheme ? "@" : "/"),
            isUnsigned: topic == .evaluation
                && rows.contains { EvaluationRow.isUnsigned($0) }
        )
    }
}

extension Table {
    /// What subscribers are told of a row; nil where it hangs on another table's.
    fileprivate var topic: Topic? {
        switch self {
        case .unit: .unit
        case .person: .person
        case .schoolClass: .schoolClass
        case .teaching: .teaching
        case .term: .term
        case .test: .test
        case .paper: .paper
        // A result is a row of one of three tables, by its origin.
        case .result, .resultCounts, .markSheet: .result
        case .pupil: .pupil
        case .dossier: .dossier
        case .draft: .draft
        case .exam: .exam
        case .activity: .activity
        case .lesson: .lesson
        case .observation: .observation
        case .evaluation: .evaluation
        case .entry: .entry
        case .session: .session
        case .project: .project
        case .closing: .closing
        case .seal: .seal
        case .certificate: .certificate
        case .integrity: .integrity
        case .assessment: .assessment
        case .technology: .technology
        case .topic: .topic
        case .course: .course
        case .plan: .plan
        case .application: .application
        case .approval: .approval
        case .notice: .notice
        case .followUp: .followUp
        case .schemeVersion: .scheme
        case .schemeUse: .schemeUse
        case .unitChange, .personChange, .classChange, .pupilChange, .paperStaff, .testNotice,
            .mark, .examMark, .counter, .sealFigures, .projectPlan, .teachingHours,
            .contestRound:
            nil
        }
    }
}
