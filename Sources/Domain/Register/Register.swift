/// All that the daemon knows, as an immutable value with shared structure.
///
/// A copy is O(1) and a change O(log n): undo, snapshots, transactions and what-if are each one
/// kept value. Only `apply` changes it.
package struct Register: Sendable {
    /// Every table; a copy shares what they hold.
    fileprivate struct Tables: Sendable {
        var units = ObjectTable<Unit>()
        var persons = ObjectTable<Person>()
        var classes = ObjectTable<SchoolClass>()
        var teachings = ObjectTable<Teaching>()
        var terms = ObjectTable<Term>()
        var tests = ObjectTable<Test>()
        var papers = ObjectTable<Paper>()
        var results = ObjectTable<ClassResult>()
        var pupils = ObjectTable<Pupil>()
        var dossiers = ObjectTable<Dossier>()
        var drafts = ObjectTable<Draft>()
        var exams = ObjectTable<Exam>()
        var activities = ObjectTable<Activity>()
        var lessons = ObjectTable<Lesson>()
        var observations = ObjectTable<Observation>()
        var evaluations = ObjectTable<Evaluation>()
        var entries = ObjectTable<LedgerEntry>()
        var sessions = ObjectTable<TrainingSession>()
        var projects = ObjectTable<ModuleProject>()
        var closings = ObjectTable<Closing>()
        var seals = ObjectTable<Seal>()
        var certificates = ObjectTable<Certificate>()
        var integrity = ObjectTable<IntegrityRecord>()
        var assessments = ObjectTable<Assessment>()
        var technologies = ObjectTable<TechnologyCourse>()
        var topics = ObjectTable<YearlyTopic>()
        var courses = ObjectTable<CatalogueCourse>()
        var plans = ObjectTable<StudyPlan>()
        var applications = ObjectTable<Application>()
        var approvals = ObjectTable<LedgerApproval>()
        var notices = ObjectTable<SendingNotice>()
        var followUps = ObjectTable<FollowUp>()
        var schemeVersions = ObjectTable<SchemeVersion>()
        var schemeUses = ObjectTable<SchemeUse>()
        var counters: [String: Int] = [:]
        var trees = Trees()
    }

    /// The tables behind one reference, so that handing on a register copies nothing.
    ///
    /// Unchecked: written only through `unique`, when no other register refers to it.
    fileprivate final class Storage: @unchecked Sendable {
        var tables: Tables

        init(_ tables: Tables) {
            self.tables = tables
        }
    }

    private var storage = Storage(Tables())

    package init() {}

    /// The storage, made this register's own before it is written.
    private var unique: Storage {
        mutating get {
            if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.tables) }
            return storage
        }
    }

    package internal(set) var units: ObjectTable<Unit> {
        get { storage.tables.units }
        _modify { yield &unique.tables.units }
    }

    package internal(set) var persons: ObjectTable<Person> {
        get { storage.tables.persons }
        _modify { yield &unique.tables.persons }
    }

    package internal(set) var classes: ObjectTable<SchoolClass> {
        get { storage.tables.classes }
        _modify { yield &unique.tables.classes }
    }

    package internal(set) var teachings: ObjectTable<Teaching> {
        get { storage.tables.teachings }
        _modify { yield &unique.tables.teachings }
    }

    package internal(set) var terms: ObjectTable<Term> {
        get { storage.tables.terms }
        _modify { yield &unique.tables.terms }
    }

    package internal(set) var tests: ObjectTable<Test> {
        get { storage.tables.tests }
        _modify { yield &unique.tables.tests }
    }

    package internal(set) var papers: ObjectTable<Paper> {
        get { storage.tables.papers }
        _modify { yield &unique.tables.papers }
    }

    package internal(set) var results: ObjectTable<ClassResult> {
        get { storage.tables.results }
        _modify { yield &unique.tables.results }
    }

    package internal(set) var pupils: ObjectTable<Pupil> {
        get { storage.tables.pupils }
        _modify { yield &unique.tables.pupils }
    }

    package internal(set) var dossiers: ObjectTable<Dossier> {
        get { storage.tables.dossiers }
        _modify { yield &unique.tables.dossiers }
    }

    package internal(set) var drafts: ObjectTable<Draft> {
        get { storage.tables.drafts }
        _modify { yield &unique.tables.drafts }
    }

    package internal(set) var exams: ObjectTable<Exam> {
        get { storage.tables.exams }
        _modify { yield &unique.tables.exams }
    }

    package internal(set) var activities: ObjectTable<Activity> {
        get { storage.tables.activities }
        _modify { yield &unique.tables.activities }
    }

    package internal(set) var lessons: ObjectTable<Lesson> {
        get { storage.tables.lessons }
        _modify { yield &unique.tables.lessons }
    }

    package internal(set) var observations: ObjectTable<Observation> {
        get { storage.tables.observations }
        _modify { yield &unique.tables.observations }
    }

    package internal(set) var evaluations: ObjectTable<Evaluation> {
        get { storage.tables.evaluations }
        _modify { yield &unique.tables.evaluations }
    }

    package internal(set) var entries: ObjectTable<LedgerEntry> {
        get { storage.tables.entries }
        _modify { yield &unique.tables.entries }
    }

    package internal(set) var sessions: ObjectTable<TrainingSession> {
        get { storage.tables.sessions }
        _modify { yield &unique.tables.sessions }
    }

    package internal(set) var projects: ObjectTable<ModuleProject> {
        get { storage.tables.projects }
        _modify { yield &unique.tables.projects }
    }

    package internal(set) var closings: ObjectTable<Closing> {
        get { storage.tables.closings }
        _modify { yield &unique.tables.closings }
    }

    package internal(set) var seals: ObjectTable<Seal> {
        get { storage.tables.seals }
        _modify { yield &unique.tables.seals }
    }

    package internal(set) var certificates: ObjectTable<Certificate> {
        get { storage.tables.certificates }
        _modify { yield &unique.tables.certificates }
    }

    package internal(set) var integrity: ObjectTable<IntegrityRecord> {
        get { storage.tables.integrity }
        _modify { yield &unique.tables.integrity }
    }

    package internal(set) var assessments: ObjectTable<Assessment> {
        get { storage.tables.assessments }
        _modify { yield &unique.tables.assessments }
    }

    package internal(set) var technologies: ObjectTable<TechnologyCourse> {
        get { storage.tables.technologies }
        _modify { yield &unique.tables.technologies }
    }

    package internal(set) var topics: ObjectTable<YearlyTopic> {
        get { storage.tables.topics }
        _modify { yield &unique.tables.topics }
    }

    package internal(set) var courses: ObjectTable<CatalogueCourse> {
        get { storage.tables.courses }
        _modify { yield &unique.tables.courses }
    }

    package internal(set) var plans: ObjectTable<StudyPlan> {
        get { storage.tables.plans }
        _modify { yield &unique.tables.plans }
    }

    package internal(set) var applications: ObjectTable<Application> {
        get { storage.tables.applications }
        _modify { yield &unique.tables.applications }
    }

    package internal(set) var approvals: ObjectTable<LedgerApproval> {
        get { storage.tables.approvals }
        _modify { yield &unique.tables.approvals }
    }

    package internal(set) var notices: ObjectTable<SendingNotice> {
        get { storage.tables.notices }
        _modify { yield &unique.tables.notices }
    }

    package internal(set) var followUps: ObjectTable<FollowUp> {
        get { storage.tables.followUps }
        _modify { yield &unique.tables.followUps }
    }

    package internal(set) var schemeVersions: ObjectTable<SchemeVersion> {
        get { storage.tables.schemeVersions }
        _modify { yield &unique.tables.schemeVersions }
    }

    package internal(set) var schemeUses: ObjectTable<SchemeUse> {
        get { storage.tables.schemeUses }
        _modify { yield &unique.tables.schemeUses }
    }

    /// The last number given under each prefix of the keys that the server makes.
    package internal(set) var counters: [String: Int] {
        get { storage.tables.counters }
        _modify { yield &unique.tables.counters }
    }

    /// What is kept beside the objects so that questions need no search.
    package var index: Index { Index(storage: storage) }

    /// The same, to be written.
    var trees: Trees {
        _read { yield storage.tables.trees }
        _modify { yield &unique.tables.trees }
    }

    /// The trees of the index.
    struct Trees: Sendable {
        var unitsByName = KeyIndex<String, UnitID>()
        var personsByName = KeyIndex<String, PersonID>()
        var classesByCohort = KeyIndex<SchoolClass.Cohort, ClassID>()
        var classesByUnit = KeyIndex<UnitID, ClassID>()
        var pupilsByClass = KeyIndex<ClassID, PupilID>()
        var teachingsByClass = KeyIndex<ClassID, TeachingID>()
        var teachingsByTeacher = KeyIndex<PersonID, TeachingID>()
        var termsByName = KeyIndex<String, TermID>()
        var testsByName = KeyIndex<String, TestID>()
        var examsByName = KeyIndex<String, ExamID>()
        var termsByUnit = KeyIndex<UnitID, TermID>()
        var papersByTest = KeyIndex<TestID, Paper.ID>()
        var resultsByTest = KeyIndex<TestID, ClassResult.ID>()
        var resultsByClass = KeyIndex<ClassID, ClassResult.ID>()
        var dossiersByPupil = KeyIndex<PupilID, DossierID>()
        var lessonsByGiver = KeyIndex<PersonID, LessonID>()
        var lessonsByClass = KeyIndex<ClassID, LessonID>()
        var lessonsByActivity = KeyIndex<ActivityID, LessonID>()
        var observationsByLesson = ObjectIndex<LessonID, Observation>()
        var observationsByObserver = ObjectIndex<PersonID, Observation>()
        var evaluationsByObject = KeyIndex<ObjectName, EvaluationID>()
        var entriesBySession = KeyIndex<String, EntryID>()
        var projectsByUnit = KeyIndex<UnitID, ProjectID>()
        var closingsByUnit = KeyIndex<UnitID, ClosingID>()
        var sealsByTeacher = KeyIndex<PersonID, SealID>()
        var certificatesByTeacher = KeyIndex<PersonID, CertificateID>()
        var integrityByTeacher = KeyIndex<PersonID, IntegrityID>()
        var assessmentsByTeacher = KeyIndex<PersonID, AssessmentID>()
        var technologiesByTeacher = KeyIndex<PersonID, TechnologyID>()
        var plansByTeacher = KeyIndex<PersonID, PlanID>()
        var applicationsByTeacher = KeyIndex<PersonID, ApplicationID>()
        var applicationsByCourse = KeyIndex<CourseID, ApplicationID>()
        var approvalsByEntry = KeyIndex<EntryID, ApprovalID>()
        var noticesByUnit = KeyIndex<UnitID, NoticeID>()
        var followUpsByTeacher = KeyIndex<PersonID, FollowUpID>()
        var usesByUnit = KeyIndex<UnitID, SchemeUseID>()
        var editions = Editions()
        var names = NameIndex()
    }

    /// The index as it is read: one reference, and of the trees only the one that is asked for.
    ///
    /// Lent as a whole it was copied whole, thirty references for each question.
    package struct Index: Sendable {
        private let storage: Storage

        fileprivate init(storage: Storage) {
            self.storage = storage
        }

        private var trees: Trees { _read { yield storage.tables.trees } }

        /// Every name that a unit ever had.
        package var unitsByName: KeyIndex<String, UnitID> { trees.unitsByName }
        /// Every name that a person ever had.
        package var personsByName: KeyIndex<String, PersonID> { trees.personsByName }
        package var classesByCohort: KeyIndex<SchoolClass.Cohort, ClassID> { trees.classesByCohort }
        package var classesByUnit: KeyIndex<UnitID, ClassID> { trees.classesByUnit }
        /// Every class in which a pupil ever was.
        package var pupilsByClass: KeyIndex<ClassID, PupilID> { trees.pupilsByClass }
        package var teachingsByClass: KeyIndex<ClassID, TeachingID> { trees.teachingsByClass }
        package var teachingsByTeacher: KeyIndex<PersonID, TeachingID> { trees.teachingsByTeacher }
        package var termsByName: KeyIndex<String, TermID> { trees.termsByName }
        package var testsByName: KeyIndex<String, TestID> { trees.testsByName }
        package var examsByName: KeyIndex<String, ExamID> { trees.examsByName }
        package var termsByUnit: KeyIndex<UnitID, TermID> { trees.termsByUnit }
        package var papersByTest: KeyIndex<TestID, Paper.ID> { trees.papersByTest }
        package var resultsByTest: KeyIndex<TestID, ClassResult.ID> { trees.resultsByTest }
        package var resultsByClass: KeyIndex<ClassID, ClassResult.ID> { trees.resultsByClass }
        package var dossiersByPupil: KeyIndex<PupilID, DossierID> { trees.dossiersByPupil }
        package var lessonsByGiver: KeyIndex<PersonID, LessonID> { trees.lessonsByGiver }
        package var lessonsByClass: KeyIndex<ClassID, LessonID> { trees.lessonsByClass }
        package var lessonsByActivity: KeyIndex<ActivityID, LessonID> { trees.lessonsByActivity }
        package var observationsByLesson: ObjectIndex<LessonID, Observation> {
            trees.observationsByLesson
        }
        package var observationsByObserver: ObjectIndex<PersonID, Observation> {
            trees.observationsByObserver
        }
        /// Evaluations by each object that they are about.
        package var evaluationsByObject: KeyIndex<ObjectName, EvaluationID> {
            trees.evaluationsByObject
        }
        package var entriesBySession: KeyIndex<String, EntryID> { trees.entriesBySession }
        package var projectsByUnit: KeyIndex<UnitID, ProjectID> { trees.projectsByUnit }
        package var closingsByUnit: KeyIndex<UnitID, ClosingID> { trees.closingsByUnit }
        package var sealsByTeacher: KeyIndex<PersonID, SealID> { trees.sealsByTeacher }
        package var certificatesByTeacher: KeyIndex<PersonID, CertificateID> {
            trees.certificatesByTeacher
        }
        package var integrityByTeacher: KeyIndex<PersonID, IntegrityID> { trees.integrityByTeacher }
        package var assessmentsByTeacher: KeyIndex<PersonID, AssessmentID> {
            trees.assessmentsByTeacher
        }
        package var technologiesByTeacher: KeyIndex<PersonID, TechnologyID> {
            trees.technologiesByTeacher
        }
        package var plansByTeacher: KeyIndex<PersonID, PlanID> {
            trees.plansByTeacher
        }
        package var applicationsByTeacher: KeyIndex<PersonID, ApplicationID> {
            trees.applicationsByTeacher
        }
        package var applicationsByCourse: KeyIndex<CourseID, ApplicationID> {
            trees.applicationsByCourse
        }
        package var approvalsByEntry: KeyIndex<EntryID, ApprovalID> {
            trees.approvalsByEntry
        }
        package var noticesByUnit: KeyIndex<UnitID, NoticeID> { trees.noticesByUnit }
        package var followUpsByTeacher: KeyIndex<PersonID, FollowUpID> {
            trees.followUpsByTeacher
        }
        package var usesByUnit: KeyIndex<UnitID, SchemeUseID> { trees.usesByUnit }
        /// Since when each test's figures are what they are.
        package var editions: Editions { trees.editions }
        /// The same, of the rules alone.
        package var rulesEdition: Edition { storage.tables.trees.editions.rules }
        /// Keys and names in their order, for completion.
        package var names: NameIndex { trees.names }
    }
}
