/// A table of the register.
///
/// The numbers are frozen: they are in the audit chain.
enum Table: UInt8, CaseIterable {
    case unit = 1
    case unitChange = 2
    case person = 3
    case personChange = 4
    case schoolClass = 5
    case classChange = 6
    case teaching = 7
    case term = 8
    case test = 9
    case paper = 10
    case result = 11
    case schemeVersion = 12
    case schemeUse = 13
    case counter = 14
    case pupil = 15
    case pupilChange = 16
    case paperStaff = 17
    case testNotice = 18
    case resultCounts = 19
    case markSheet = 20
    case mark = 21
    case dossier = 22
    case draft = 23
    case exam = 24
    case examMark = 25
    case activity = 26
    case lesson = 27
    case observation = 28
    case evaluation = 29
    case entry = 30
    case session = 31
    case project = 32
    case closing = 33
    case seal = 34
    case certificate = 35
    case integrity = 36
    case assessment = 37
    case technology = 38
    case topic = 39
    case course = 40
    case plan = 41
    case application = 42
    case approval = 43
    case sealFigures = 44
    case projectPlan = 45
    case teachingHours = 46
    case contestRound = 47
    case notice = 48
    case followUp = 49

    /// What the table's rows are.
    var row: any Row.Type {
        switch self {
        case .unit: UnitRow.self
        case .unitChange: UnitChangeRow.self
        case .person: PersonRow.self
        case .personChange: PersonChangeRow.self
        case .schoolClass: ClassRow.self
        case .classChange: ClassChangeRow.self
        case .teaching: TeachingRow.self
        case .term: TermRow.self
        case .test: TestRow.self
        case .paper: PaperRow.self
        case .result: ResultRow.self
        case .schemeVersion: SchemeVersionRow.self
        case .schemeUse: SchemeUseRow.self
        case .counter: CounterRow.self
        case .pupil: PupilRow.self
        case .pupilChange: PupilChangeRow.self
        case .paperStaff: PaperStaffRow.self
        case .testNotice: TestNoticeRow.self
        case .resultCounts: ResultCountsRow.self
        case .markSheet: MarkSheetRow.self
        case .mark: MarkRow.self
        case .dossier: DossierRow.self
        case .draft: DraftRow.self
        case .exam: ExamRow.self
        case .examMark: ExamMarkRow.self
        case .activity: ActivityRow.self
        case .lesson: LessonRow.self
        case .observation: ObservationRow.self
        case .evaluation: EvaluationRow.self
        case .entry: EntryRow.self
        case .session: SessionRow.self
        case .project: ProjectRow.self
        case .closing: ClosingRow.self
        case .seal: SealRow.self
        case .certificate: CertificateRow.self
        case .integrity: IntegrityRow.self
        case .assessment: AssessmentRow.self
        case .technology: TechnologyRow.self
        case .topic: TopicRow.self
        case .course: CourseRow.self
        case .plan: PlanRow.self
        case .application: ApplicationRow.self
        case .approval: ApprovalRow.self
        case .notice: NoticeRow.self
        case .followUp: FollowUpRow.self
        case .sealFigures: SealFiguresRow.self
        case .projectPlan: ProjectPlanRow.self
        case .teachingHours: TeachingHoursRow.self
        case .contestRound: ContestRoundRow.self
        }
    }

    var layout: TableLayout { row.layout }

    /// Its place in arrays that have one element a table.
    var index: Int { Int(rawValue) - 1 }
}
