import Domain

/// Turns the row operations of a stored statement back into changes of objects, on a register.
///
/// Forward on the state before the statement, backward on the state after it. What a row was
/// before must be what the register has.
struct ChangeReader {
    enum Direction {
        case forward
        case backward
    }

    /// The operations on one object: on its own row, and on the rows that hang on it.
    struct Group {
        let operation: RowOperation
        var dependents: [RowOperation] = []
    }

    private let sequence: Int
    private let bytes: [UInt8]
    private let groups: [Group]

    /// - Throws: `.damaged` where the changes cannot be read.
    init(_ row: AuditRow) throws(StoreError) {
        sequence = row.sequence
        bytes = row.changes
        var groups: [Group] = []
        var isRead = true
        bytes.withUnsafeBytes { bytes in
            var reader = OperationReader(bytes)
            while let operation = reader.next() {
                if !operation.table.isDependent {
                    groups.append(Group(operation: operation))
                } else if groups.isEmpty {
                    isRead = false
                } else {
                    groups[groups.count - 1].dependents.append(operation)
                }
            }
            isRead = isRead && reader.isAtEnd
        }
        self.groups = groups
        guard isRead else { throw damage("its changes are unreadable") }
    }

    /// The names of the objects that the statement changed, without making the objects.
    func names() throws(StoreError) -> [ObjectName] {
        var names: [ObjectName] = []
        for group in groups {
            let kept =
                group.operation.kind == .delete
                ? group.operation.before : group.operation.after
            if let name = try ObjectKey.name(group.operation.table, row(kept)) {
                names.append(name)
            }
        }
        return names
    }

    /// The statement's changes in the direction, carried out on the register.
    func apply(_ direction: Direction, to register: inout Register) throws(StoreError) -> [Change] {
        var changes: [Change] = []
        switch direction {
        case .forward:
            for group in groups {
                let change = try change(group, register)
                register.apply(change)
                Self.add(change, to: &changes)
            }
        case .backward:
            for group in groups.reversed() {
                let turned = Group(
                    operation: group.operation.reversed,
                    dependents: group.dependents.map(\.reversed)
                )
                let change = try change(turned, register)
                register.apply(change)
                Self.add(change, to: &changes)
            }
        }
        return changes
    }

    /// Adds a change; a result that went out of one table and into another changed once.
    private static func add(_ change: Change, to changes: inout [Change]) {
        guard case .result(let next) = change, case .result(let last) = changes.last,
            last.id == next.id, last.before != nil || next.after != nil
        else { return changes.append(change) }
        changes[changes.count - 1] = .result(Revised(before: last.before, after: next.after))
    }

    private func change(_ group: Group, _ register: Register) throws(StoreError) -> Change {
        switch group.operation.table {
        case .unit:
            .unit(try dated(group, \UnitRow.unit, UnitChangeRow.self, UnitRow.init, register.units))
        case .person:
            .person(
                try dated(
                    group,
                    \PersonRow.person,
                    PersonChangeRow.self,
                    PersonRow.init,
                    register.persons
                )
            )
        case .schoolClass:
            .schoolClass(
                try dated(
                    group,
                    \ClassRow.schoolClass,
                    ClassChangeRow.self,
                    ClassRow.init,
                    register.classes
                )
            )
        case .teaching: .teaching(try teaching(group, register.teachings))
        case .term:
            .term(try plain(group, \TermRow.term, register.terms))
        case .test: .test(try test(group, register.tests))
        case .paper: .paper(try paper(group, register.papers))
        case .result:
            .result(try plain(group, \ResultRow.result, register.results))
        case .resultCounts:
            .result(try plain(group, \ResultCountsRow.result, register.results))
        case .markSheet: .result(try markSheet(group, register.results))
        case .pupil:
            .pupil(
                try dated(
                    group,
                    \PupilRow.pupil,
                    PupilChangeRow.self,
                    PupilRow.init,
                    register.pupils
                )
            )
        case .dossier: .dossier(try plain(group, \DossierRow.dossier, register.dossiers))
        case .draft: .draft(try plain(group, \DraftRow.draft, register.drafts))
        case .exam: .exam(try exam(group, register.exams))
        case .activity: .activity(try activity(group, register.activities))
        case .lesson:
            .lesson(try plain(group, \LessonRow.lesson, register.lessons))
        case .observation:
            .observation(try plain(group, \ObservationRow.observation, register.observations))
        case .evaluation:
            .evaluation(try plain(group, \EvaluationRow.evaluation, register.evaluations))
        case .entry, .session, .project, .closing, .seal, .certificate, .integrity, .assessment,
            .technology, .topic, .course, .plan, .application, .approval, .notice, .followUp:
            try ledger(group, register)
        case .schemeVersion:
            .schemeVersion(try plain(group, \SchemeVersionRow.version, register.schemeVersions))
        case .schemeUse:
            .schemeUse(try plain(group, \SchemeUseRow.use, register.schemeUses))
        case .counter:
            .counter(try step(group.operation, register))
        case .unitChange, .personChange, .classChange, .pupilChange, .paperStaff, .testNotice,
            .mark, .examMark, .sealFigures, .projectPlan, .teachingHours, .contestRound:
            throw damage("a row of \(group.operation.table.layout.name) without its owner")
        }
    }

    // MARK: Objects

    func plain<R: Row, Object: Entity>(
        _ group: Group,
        _ object: KeyPath<R, Object>,
        _ objects: ObjectTable<Object>
    ) throws(StoreError) -> Revised<Object> {
        let before = try read(R.self, group.operation, \.before)?[keyPath: object]
        let after = try read(R.self, group.operation, \.after)?[keyPath: object]
        return try revised(before, after, objects)
    }

    /// An object with dated attributes, whose later changes are rows of their own.
    private func dated<R: Row, C: TimelineRow>(
        _ group: Group,
        _ object: KeyPath<R, C.Owner>,
        _ dependents: C.Type,
        _ makeRow: (C.Owner) -> R,
        _ objects: ObjectTable<C.Owner>
    ) throws(StoreError) -> Revised<C.Owner> {
        // Rows are compared as bytes: an object's own row leaves its later changes out.
        let oldRow = try read(R.self, group.operation, \.before)
        let newRow = try read(R.self, group.operation, \.after)
        let current = (oldRow ?? newRow).flatMap { objects[$0[keyPath: object].id] }
        let found = current.map { Self.bytes(of: makeRow($0)) } ?? []
        guard found == row(group.operation.before) else { throw differs }
        var rows = current.map(C.rows) ?? []
        for operation in group.dependents {
            guard operation.table == C.table else { throw damage("a row of another table") }
            if let old = try read(C.self, operation, \.before) {
                guard let place = rows.firstIndex(of: old) else { throw differs }
                rows.remove(at: place)
            }
            if let new = try read(C.self, operation, \.after) { rows.append(new) }
        }
        guard var after = newRow?[keyPath: object] else {
            return try revised(current, nil, objects)
        }
        for row in rows { try row.record(in: &after) }
        return try revised(current, after, objects)
    }

    func revised<Object: Entity>(
        _ before: Object?,
        _ after: Object?,
        _ objects: ObjectTable<Object>
    ) throws(StoreError) -> Revised<Object> {
        guard let key = (after ?? before)?.id, before.map({ $0.id == key }) ?? true,
            objects[key] == before
        else { throw differs }
        return Revised(before: before, after: after)
    }

    private func step(
        _ operation: RowOperation,
        _ register: Register
    ) throws(StoreError) -> CounterStep {
        let before = try read(CounterRow.self, operation, \.before)
        let after = try read(CounterRow.self, operation, \.after)
        guard let prefix = (after ?? before)?.prefix,
            register.counters[prefix] ?? 0 == before?.value ?? 0
        else { throw differs }
        return CounterStep(prefix: prefix, before: before?.value ?? 0, after: after?.value ?? 0)
    }

    // MARK: Rows

    func row(_ range: Range<Int>) -> [UInt8] {
        Array(bytes[range])
    }

    static func bytes(of row: some Row) -> [UInt8] {
        var writer = RowWriter()
        row.write(to: &writer)
        return writer.bytes
    }

    func read<R: Row>(
        _ type: R.Type,
        _ operation: RowOperation,
        _ side: KeyPath<RowOperation, Range<Int>>
    ) throws(StoreError) -> R? {
        let range = operation[keyPath: side]
        guard !range.isEmpty else { return nil }
        return try bytes.withUnsafeBufferPointer { (buffer) throws(StoreError) in
            let row = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: buffer[range]))
            var reader = RowReader(row, of: R.layout)
            return try R(from: &reader)
        }
    }

    func damage(_ detail: String) -> StoreError {
        .damaged(.statement(sequence: sequence), detail: detail)
    }

    var differs: StoreError {
        damage("it does not go with what the register has")
    }
}

extension RowOperation {
    /// What takes the operation back.
    var reversed: RowOperation {
        let turned: Kind =
            switch kind {
            case .insert: .delete
            case .update: .update
            case .delete: .insert
            }
        return RowOperation(table: table, kind: turned, before: after, after: before)
    }
}

extension Table {
    /// Whether its rows hang on those of another table and come after them.
    var isDependent: Bool {
        switch self {
        case .unitChange, .personChange, .classChange, .pupilChange, .paperStaff, .testNotice,
            .mark, .examMark, .sealFigures, .projectPlan, .teachingHours, .contestRound:
            true
        case .unit, .person, .schoolClass, .teaching, .term, .test, .paper, .result,
            .resultCounts, .markSheet, .pupil, .dossier, .draft, .exam, .activity, .lesson,
            .observation, .evaluation, .schemeVersion, .schemeUse, .counter, .entry, .session,
            .project, .closing, .seal, .certificate, .integrity, .assessment, .technology,
            .topic, .course, .plan, .application, .approval, .notice, .followUp:
            false
        }
    }
}
