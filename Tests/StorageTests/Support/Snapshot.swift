import Domain

/// All objects of a register, comparable.
struct Snapshot: Hashable {
    let units: Set<Unit>
    let persons: Set<Person>
    let classes: Set<SchoolClass>
    let teachings: Set<Teaching>
    let terms: Set<Term>
    let tests: Set<Test>
    let papers: Set<Paper>
    let results: Set<ClassResult>
    let pupils: Set<Pupil>
    let dossiers: Set<Dossier>
    let drafts: Set<Draft>
    let exams: Set<Exam>
    let activities: Set<Activity>
    let lessons: Set<Lesson>
    let observations: Set<Observation>
    let evaluations: Set<Evaluation>
    let entries: Set<LedgerEntry>
    let sessions: Set<TrainingSession>
    let projects: Set<ModuleProject>
    let closings: Set<Closing>
    let seals: Set<Seal>
    let certificates: Set<Certificate>
    let integrity: Set<IntegrityRecord>
    let assessments: Set<Assessment>
    let technologies: Set<TechnologyCourse>
    let topics: Set<YearlyTopic>
    let courses: Set<CatalogueCourse>
    let plans: Set<StudyPlan>
    let applications: Set<Application>
    let approvals: Set<LedgerApproval>
    let notices: Set<SendingNotice>
    let followUps: Set<FollowUp>
    let versions: Set<SchemeVersion>
    let uses: Set<SchemeUse>
    let counters: [String: Int]

    init(_ register: Register) {
        units = Set(register.units)
        persons = Set(register.persons)
        classes = Set(register.classes)
        teachings = Set(register.teachings)
        terms = Set(register.terms)
        tests = Set(register.tests)
        papers = Set(register.papers)
        results = Set(register.results)
        pupils = Set(register.pupils)
        dossiers = Set(register.dossiers)
        drafts = Set(register.drafts)
        exams = Set(register.exams)
        activities = Set(register.activities)
        lessons = Set(register.lessons)
        observations = Set(register.observations)
        evaluations = Set(register.evaluations)
        entries = Set(register.entries)
        sessions = Set(register.sessions)
        projects = Set(register.projects)
        closings = Set(register.closings)
        seals = Set(register.seals)
        certificates = Set(register.certificates)
        integrity = Set(register.integrity)
        assessments = Set(register.assessments)
        technologies = Set(register.technologies)
        topics = Set(register.topics)
        courses = Set(register.courses)
        plans = Set(register.plans)
        applications = Set(register.applications)
        approvals = Set(register.approvals)
        notices = Set(register.notices)
        followUps = Set(register.followUps)
        versions = Set(register.schemeVersions)
        uses = Set(register.schemeUses)
        counters = register.counters.filter { $0.value != 0 }
    }
}
