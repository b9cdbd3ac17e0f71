import Domain

/// Reads the register from its tables and the digest of each table on the way.
struct RegisterReader {
    private(set) var register = Register()
    private(set) var digests = [TableDigest](repeating: TableDigest(), count: Table.allCases.count)
    private let connection: OpaquePointer

    init(_ connection: OpaquePointer) {
        self.connection = connection
    }

    /// Reads all tables.
    mutating func read() throws(StoreError) {
        try readUnits()
        try readPersons()
        try readClasses()
        try readPupils()
        try readTeachings()
        try add(TermRow.self) { .term(Revised(before: nil, after: $0.term)) }
        try readTests()
        try readPapers()
        try add(ResultRow.self) { .result(Revised(before: nil, after: $0.result)) }
        try add(ResultCountsRow.self) { .result(Revised(before: nil, after: $0.result)) }
        try readMarks()
        try add(DossierRow.self) { .dossier(Revised(before: nil, after: $0.dossier)) }
        try add(DraftRow.self) { .draft(Revised(before: nil, after: $0.draft)) }
        try readExams()
        try readActivities()
        try add(LessonRow.self) { .lesson(Revised(before: nil, after: $0.lesson)) }
        try add(ObservationRow.self) { .observation(Revised(before: nil, after: $0.observation)) }
        try add(EvaluationRow.self) { .evaluation(Revised(before: nil, after: $0.evaluation)) }
        try readLedger()
        try add(SchemeVersionRow.self) { .schemeVersion(Revised(before: nil, after: $0.version)) }
        try add(SchemeUseRow.self) { .schemeUse(Revised(before: nil, after: $0.use)) }
        try add(CounterRow.self) {
            .counter(CounterStep(prefix: $0.prefix, before: 0, after: $0.value))
        }
    }

    private mutating func readUnits() throws(StoreError) {
        var changes = try timelines(UnitChangeRow.self)
        try add(UnitRow.self) { (row) throws(StoreError) in
            var unit = row.unit
            for change in changes.removeValue(forKey: unit.id.text) ?? [] {
                try change.record(in: &unit)
            }
            return .unit(Revised(before: nil, after: unit))
        }
        try Self.refuseOrphans(changes)
    }

    private mutating func readPersons() throws(StoreError) {
        var changes = try timelines(PersonChangeRow.self)
        try add(PersonRow.self) { (row) throws(StoreError) in
            var person = row.person
            for change in changes.removeValue(forKey: person.id.text) ?? [] {
                try change.record(in: &person)
            }
            return .person(Revised(before: nil, after: person))
        }
        try Self.refuseOrphans(changes)
    }

    private mutating func readClasses() throws(StoreError) {
        var changes = try timelines(ClassChangeRow.self)
        try add(ClassRow.self) { (row) throws(StoreError) in
            var schoolClass = row.schoolClass
            for change in changes.removeValue(forKey: schoolClass.id.text) ?? [] {
                try change.record(in: &schoolClass)
            }
            return .schoolClass(Revised(before: nil, after: schoolClass))
        }
        try Self.refuseOrphans(changes)
    }

    private mutating func readPupils() throws(StoreError) {
        var changes = try timelines(PupilChangeRow.self)
        try add(PupilRow.self) { (row) throws(StoreError) in
            var pupil = row.pupil
            for change in changes.removeValue(forKey: pupil.id.text) ?? [] {
                try change.record(in: &pupil)
            }
            return .pupil(Revised(before: nil, after: pupil))
        }
        try Self.refuseOrphans(changes)
    }

    private mutating func readTeachings() throws(StoreError) {
        var hours = try parts(TeachingHoursRow.self, of: \.teaching.text)
        try add(TeachingRow.self) { row in
            var teaching = row.teaching
            teaching.weekly = hours.removeValue(forKey: teaching.id.text)?.first?.weekly
            return .teaching(Revised(before: nil, after: teaching))
        }
        try Self.refuseOrphans(hours)
    }

    private mutating func readActivities() throws(StoreError) {
        var rounds = try parts(ContestRoundRow.self, of: \.activity.text)
        try add(ActivityRow.self) { row in
            var activity = row.activity
            rounds.removeValue(forKey: activity.id.text)?.first?.record(in: &activity)
            return .activity(Revised(before: nil, after: activity))
        }
        try Self.refuseOrphans(rounds)
    }

    private mutating func readTests() throws(StoreError) {
        var notices = try parts(TestNoticeRow.self, of: \.test.text)
        try add(TestRow.self) { row in
            var test = row.test
            test.notice = notices.removeValue(forKey: test.id.text)?.first?.notice
            return .test(Revised(before: nil, after: test))
        }
        try Self.refuseOrphans(notices)
    }

    private mutating func readPapers() throws(StoreError) {
        var staff = try parts(PaperStaffRow.self, of: \.paper.text)
        try add(PaperRow.self) { row in
            var paper = row.paper
            paper.staff = (staff.removeValue(forKey: paper.id.text) ?? []).map(\.staff)
            return .paper(Revised(before: nil, after: paper))
        }
        try Self.refuseOrphans(staff)
    }

    private mutating func readMarks() throws(StoreError) {
        var marks = try parts(MarkRow.self, of: \.result)
        try add(MarkSheetRow.self) { row in
            let own = marks.removeValue(forKey: row.id) ?? []
            return .result(Revised(before: nil, after: row.result(own.map(\.mark))))
        }
        let orphans = Dictionary(grouping: marks.values.joined(), by: \.result.text)
        try Self.refuseOrphans(orphans)
    }

    private mutating func readExams() throws(StoreError) {
        var marks = try parts(ExamMarkRow.self, of: \.exam.text)
        try add(ExamRow.self) { row in
            var exam = row.exam
            exam.marks = (marks.removeValue(forKey: exam.id.text) ?? []).map(\.mark)
            return .exam(Revised(before: nil, after: exam))
        }
        try Self.refuseOrphans(marks)
    }

    private mutating func readLedger() throws(StoreError) {
        var entries = EntryLoading()
        try readRows(EntryRow.self) { entries.add($0.entry) }
        register.take(entries)
        try add(SessionRow.self) { .session(Revised(before: nil, after: $0.session)) }
        try readProjects()
        try add(ClosingRow.self) { .closing(Revised(before: nil, after: $0.closing)) }
        try readSeals()
        try add(CertificateRow.self) { .certificate(Revised(before: nil, after: $0.certificate)) }
        try add(IntegrityRow.self) { .integrity(Revised(before: nil, after: $0.integrity)) }
        try readStudies()
    }

    private mutating func readProjects() throws(StoreError) {
        var plans = try parts(ProjectPlanRow.self, of: \.project.text)
        try add(ProjectRow.self) { row in
            let own = plans.removeValue(forKey: row.project.id.text)
            return .project(Revised(before: nil, after: row.project(own ?? [])))
        }
        try Self.refuseOrphans(plans)
    }

    private mutating func readSeals() throws(StoreError) {
        var figures = try parts(SealFiguresRow.self, of: \.seal.text)
        try add(SealRow.self) { row in
            var seal = row.seal
            seal.figures = figures.removeValue(forKey: seal.id.text)?.first?.figures
            return .seal(Revised(before: nil, after: seal))
        }
        try Self.refuseOrphans(figures)
    }

    private mutating func readStudies() throws(StoreError) {
        try add(AssessmentRow.self) { .assessment(Revised(before: nil, after: $0.assessment)) }
        try add(TechnologyRow.self) { .technology(Revised(before: nil, after: $0.technology)) }
        try add(TopicRow.self) { .topic(Revised(before: nil, after: $0.topic)) }
        try add(CourseRow.self) { .course(Revised(before: nil, after: $0.course)) }
        try add(PlanRow.self) { .plan(Revised(before: nil, after: $0.plan)) }
        try add(ApplicationRow.self) { .application(Revised(before: nil, after: $0.application)) }
        try add(ApprovalRow.self) { .approval(Revised(before: nil, after: $0.approval)) }
        try add(NoticeRow.self) { .notice(Revised(before: nil, after: $0.notice)) }
        try add(FollowUpRow.self) { .followUp(Revised(before: nil, after: $0.followUp)) }
    }

    /// The rows of objects' parts by their object, in the order of the table's key.
    private mutating func parts<R: PartRow, Owner: Hashable>(
        _ type: R.Type,
        of owner: (R) -> Owner
    ) throws(StoreError) -> [Owner: [R]] {
        var rows: [Owner: [R]] = [:]
        try readRows(type) { rows[owner($0), default: []].append($0) }
        return rows
    }

    private mutating func timelines<R: TimelineRow>(
        _ type: R.Type
    ) throws(StoreError) -> [String: [R]] {
        var rows: [String: [R]] = [:]
        try readRows(type) { rows[$0.owner, default: []].append($0) }
        return rows
    }

    private static func refuseOrphans<R: Row>(
        _ rows: [String: [R]]
    ) throws(StoreError) {
        guard let owner = rows.keys.min() else { return }
        throw .damaged(.table(R.layout.name), detail: "\(owner) is not there")
    }

    /// Applies the addition that each row of a table stands for.
    private mutating func add<R: Row>(
        _ type: R.Type,
        _ change: (R) throws(StoreError) -> Change
    ) throws(StoreError) {
        var register = register
        self.register = Register()
        try readRows(type) { (row) throws(StoreError) in register.apply(try change(row)) }
        self.register = register
    }

    private mutating func readRows<R: Row>(
        _ type: R.Type,
        _ body: (R) throws(StoreError) -> Void
    ) throws(StoreError) {
        var digest = TableDigest()
        let statement: PreparedStatement
        do {
            statement = try PreparedStatement(R.layout.selectSQL, on: connection)
        } catch { throw StoreError(error) }
        try statement.select { (bytes) throws(StoreError) in
            digest.add(bytes)
            var reader = RowReader(bytes, of: R.layout)
            try body(try R(from: &reader))
        }
        digests[R.table.index] = digest
    }
}
