import Domain

/// Turns changes of objects into operations on rows, in the audit's bytes.
///
/// An operation is its table, its kind, and the row before, after or both, each with its length.
/// The same bytes are bound, digested and audited.
struct OperationWriter: ~Copyable {
    private var writer = RowWriter()
    private(set) var operations: [RowOperation] = []

    /// Lends the bytes in which the operations' rows lie.
    func withBytes<Value, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try writer.withBytes(body)
    }

    mutating func removeAll() {
        writer.removeAll()
        operations.removeAll(keepingCapacity: true)
    }

    /// Adds what a change does to the rows.
    mutating func add(_ change: Change) {
        switch change {
        case .unit(let revised):
            put(revised, UnitRow.init)
            putAll(revised, UnitChangeRow.rows)
        case .person(let revised):
            put(revised, PersonRow.init)
            putAll(revised, PersonChangeRow.rows)
        case .schoolClass(let revised):
            put(revised, ClassRow.init)
            putAll(revised, ClassChangeRow.rows)
        case .pupil(let revised):
            put(revised, PupilRow.init)
            putAll(revised, PupilChangeRow.rows)
        case .teaching(let revised):
            put(revised, TeachingRow.init)
            putParts(revised, TeachingHoursRow.rows)
        case .term(let revised): put(revised, TermRow.init)
        case .test(let revised):
            put(revised, TestRow.init)
            putParts(revised, TestNoticeRow.rows)
        case .paper(let revised):
            put(revised, PaperRow.init)
            putParts(revised, PaperStaffRow.rows)
        case .result(let revised): put(revised)
        case .dossier(let revised): put(revised, DossierRow.init)
        case .draft(let revised): put(revised, DraftRow.init)
        case .exam(let revised):
            put(revised, ExamRow.init)
            putParts(revised, ExamMarkRow.rows)
        case .activity(let revised):
            put(revised, ActivityRow.init)
            putParts(revised, ContestRoundRow.rows)
        case .lesson(let revised): put(revised, LessonRow.init)
        case .observation(let revised): put(revised, ObservationRow.init)
        case .evaluation(let revised): put(revised, EvaluationRow.init)
        case .entry(let revised): put(revised, EntryRow.init)
        case .session(let revised): put(revised, SessionRow.init)
        case .project(let revised):
            put(revised, ProjectRow.init)
            putParts(revised, ProjectPlanRow.rows)
        case .closing(let revised): put(revised, ClosingRow.init)
        case .seal(let revised):
            put(revised, SealRow.init)
            putParts(revised, SealFiguresRow.rows)
        case .certificate(let revised): put(revised, CertificateRow.init)
        case .integrity(let revised): put(revised, IntegrityRow.init)
        case .assessment(let revised): put(revised, AssessmentRow.init)
        case .technology(let revised): put(revised, TechnologyRow.init)
        case .topic(let revised): put(revised, TopicRow.init)
        case .course(let revised): put(revised, CourseRow.init)
        case .plan(let revised): put(revised, PlanRow.init)
        case .application(let revised): put(revised, ApplicationRow.init)
        case .approval(let revised): put(revised, ApprovalRow.init)
        case .notice(let revised): put(revised, NoticeRow.init)
        case .followUp(let revised): put(revised, FollowUpRow.init)
        case .schemeVersion(let revised): put(revised, SchemeVersionRow.init)
        case .schemeUse(let revised): put(revised, SchemeUseRow.init)
        case .counter(let step):
            put(
                before: CounterRow(prefix: step.prefix, value: step.before),
                after: CounterRow(prefix: step.prefix, value: step.after)
            )
        }
    }

    private mutating func put<Object: Entity, R: Row>(
        _ revised: Revised<Object>,
        _ row: (Object) -> R?
    ) {
        let (before, after) = revised.map(row)
        put(before: before ?? nil, after: after ?? nil)
    }

    /// A result is a row of one of three tables, by its origin.
    ///
    /// Where the origin changes, what it was goes first, so that it is never there twice.
    private mutating func put(_ revised: Revised<ClassResult>) {
        if let before = revised.before, let after = revised.after,
            Self.table(of: before) != Self.table(of: after)
        {
            put(Revised(before: before, after: nil))
            put(Revised(before: nil, after: after))
            return
        }
        put(revised, ResultRow.init)
        put(revised, ResultCountsRow.init)
        put(revised, MarkSheetRow.init)
        putParts(revised, MarkRow.rows)
    }

    private static func table(of result: ClassResult) -> Table {
        if ResultRow(result) != nil { return .result }
        return ResultCountsRow(result) == nil ? .markSheet : .resultCounts
    }

    /// Adds the operations on the rows of an object's parts.
    private mutating func putParts<Object: Entity, R: PartRow>(
        _ revised: Revised<Object>,
        _ rows: (Object) -> [R]
    ) {
        let (before, after) = revised.map(rows)
        let (old, new) = (before ?? [], after ?? [])
        guard !(old.isEmpty && new.isEmpty), old != new else { return }
        let earlier = Dictionary(old.map { ($0.part, $0) }, uniquingKeysWith: { $1 })
        let kept = Set(new.map(\.part))
        for row in old where !kept.contains(row.part) { put(before: row, after: nil) }
        for row in new { put(before: earlier[row.part], after: row) }
    }

    /// Adds the operations on the rows that hang on an object.
    private mutating func putAll<Object: Entity, R: TimelineRow>(
        _ revised: Revised<Object>,
        _ rows: (Object) -> [R]
    ) {
        let (before, after) = revised.map(rows)
        let (old, new) = (before ?? [], after ?? [])
        guard !(old.isEmpty && new.isEmpty), old != new else { return }
        for row in old where !new.contains(where: { $0.hasKey(of: row) }) {
            put(before: row, after: nil)
        }
        for row in new {
            put(before: old.first { $0.hasKey(of: row) }, after: row)
        }
    }

    private mutating func put<R: Row>(before: R?, after: R?) {
        guard let kind = Self.kind(before, after), kind != .update || before != after else {
            return
        }
        writer.raw(R.table.rawValue)
        writer.raw(kind.rawValue)
        let old = write(before)
        let new = write(after)
        operations.append(RowOperation(table: R.table, kind: kind, before: old, after: new))
    }

    private static func kind<R>(_ before: R?, _ after: R?) -> RowOperation.Kind? {
        switch (before, after) {
        case (nil, nil): nil
        case (nil, _): .insert
        case (_, nil): .delete
        case (_, _): .update
        }
    }

    private mutating func write(_ row: (some Row)?) -> Range<Int> {
        guard let row else { return writer.count..<writer.count }
        let start = writer.reserveLength()
        row.write(to: &writer)
        writer.closeLength(at: start)
        return start..<writer.count
    }
}
