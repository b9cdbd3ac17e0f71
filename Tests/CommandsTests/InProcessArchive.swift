import Commands
import Domain
import Grammar

/// Keeps what was carried out in memory and answers as the daemon's archive does.
final class InProcessArchive {
    private struct Kept {
        let statement: StoredStatement
        let changes: [Change]
        let before: Register
        let undid: Int?
    }

    private var kept: [Kept] = []

    /// 2024-11-01T00:00 in Shanghai; a second for each statement.
    private static let start: Int64 = 1_730_390_400_000

    func keep(
        _ line: String,
        _ reply: Reply,
        _ changes: [Change],
        _ role: Role,
        _ sequence: Int,
        before register: Register
    ) {
        let undid = reply.meta.first { $0.key == "undid" }.flatMap { pair -> Int? in
            guard case .integer(let number) = pair.value else { return nil }
            return number
        }
        let statement = StoredStatement(
            sequence: sequence,
            timeMilliseconds: Self.start + Int64(sequence) * 1_000,
            uid: 1_000,
            role: role.rawValue,
            text: line,
            comment: nil
        )
        kept.append(Kept(statement: statement, changes: changes, before: register, undid: undid))
    }

    func answer(
        _ question: ArchiveQuestion,
        now register: Register,
        _ context: Context
    ) throws(Refusal) -> ArchiveAnswer {
        switch question {
        case .history(let name, let before, let limit):
            let end = before ?? Int.max
            let events = kept.reversed().filter { $0.statement.sequence < end }
                .flatMap { Self.events(of: name, in: $0) }
            return .history(Array(events.prefix(limit)), isComplete: events.count <= limit)
        case .statement(let sequence):
            return .statement(try record(sequence))
        case .register(let point, let dayStart):
            return .register(known(at: point, register, dayStart))
        case .backup(let name):
            return .backup(FileFigures(path: "backups/\(name)", bytes: 0, sequence: kept.count))
        case .report(let work):
            return .report(try work(context))
        case .recovery:
            return .recovery(sequence: kept.count)
        case .verification:
            let names = register.names
            let isSound = names.allSatisfy { register.faults(of: $0).isEmpty }
            guard isSound else { throw Refusal(.internal, "a fault", "有误") }
            return .verification(
                VerificationFigures(
                    sequence: kept.count,
                    statements: kept.count,
                    rows: names.count,
                    objects: names.count
                )
            )
        }
    }

    private func known(
        at point: RecordPoint,
        _ register: Register,
        _ dayStart: (@Sendable (Int64) -> Int64)?
    ) -> Register {
        let later = kept.firstIndex { !point.includes($0.statement) }
        var known = later.map { kept[$0].before } ?? register
        guard let dayStart, let last = kept[..<(later ?? kept.count)].last else { return known }
        let moment =
            switch point {
            case .sequence: last.statement.timeMilliseconds
            case .time(let milliseconds): milliseconds
            }
        let end = dayStart(moment + 1)
        for one in kept[..<(later ?? kept.count)].reversed() {
            guard one.statement.timeMilliseconds >= end else { break }
            for change in one.changes.reversed() { known.takeUnsignedForm(change.reversed) }
        }
        return known
    }

    private func record(_ sequence: Int?) throws(Refusal) -> StatementRecord {
        let undone = Set(kept.compactMap(\.undid))
        let found = kept.last { one in
            sequence.map { $0 == one.statement.sequence }
                ?? (one.undid == nil && !undone.contains(one.statement.sequence))
        }
        guard let found else { throw Refusal(.noEntity, "no such statement", "没有语句") }
        var later: [ObjectName: Int] = [:]
        for one in kept.reversed() where one.statement.sequence > found.statement.sequence {
            for name in one.changes.compactMap(\.name) { later[name] = one.statement.sequence }
        }
        return StatementRecord(
            statement: found.statement,
            changes: found.changes,
            changedLater: later,
            found: found.before
        )
    }

    private static func events(of name: ObjectName, in kept: Kept) -> [ObjectEvent] {
        kept.changes.filter { $0.name == name }.map { change in
            let revisions = change.revisions
            let action: ObjectChange.Action =
                revisions.before == nil ? .added : revisions.after == nil ? .removed : .changed
            return ObjectEvent(
                statement: kept.statement,
                action: action,
                revision: revisions.after ?? revisions.before ?? 0
            )
        }
    }
}

extension RecordPoint {
    fileprivate func includes(_ statement: StoredStatement) -> Bool {
        switch self {
        case .sequence(let sequence): statement.sequence <= sequence
        case .time(let milliseconds): statement.timeMilliseconds <= milliseconds
        }
    }
}
