/// All that the daemon knows, as an immutable value with shared structure.
///
/// A copy is O(1) and a change O(log n): undo, snapshots, transactions and what-if are each one
/// kept value. Only `apply` changes it.
package struct Register: Sendable {
    /// Every table; a copy shares what they hold.
    private struct Tables: Sendable {
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
        var schemeVersions = ObjectTable<SchemeVersion>()
        var schemeUses = ObjectTable<SchemeUse>()
        var counters: [String: Int] = [:]
        var index = Index()
    }

    /// The tables behind one reference, so that handing on a register copies nothing.
    ///
    /// Unchecked: written only through `unique`, when no other register refers to it.
    private final class Storage: @unchecked Sendable {
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

    package internal(set) var index: Index {
        // Yielded, since a copy would retain every tree in it.
        _read { yield storage.tables.index }
        _modify { yield &unique.tables.index }
    }

    /// What is kept beside the objects so that questions need no search.
    package struct Index: Sendable {
        /// Every name that a unit ever had.
        package internal(set) var unitsByName = KeyIndex<String, UnitID>()
        /// Every name that a person ever had.
        package internal(set) var personsByName = KeyIndex<String, PersonID>()
        package internal(set) var classesByCohort = KeyIndex<SchoolClass.Cohort, ClassID>()
        package internal(set) var classesByUnit = KeyIndex<UnitID, ClassID>()
        /// Every class in which a pupil ever was.
        package internal(set) var pupilsByClass = KeyIndex<ClassID, PupilID>()
        package internal(set) var teachingsByClass = KeyIndex<ClassID, TeachingID>()
        package internal(set) var teachingsByTeacher = KeyIndex<PersonID, TeachingID>()
        package internal(set) var termsByName = KeyIndex<String, TermID>()
        package internal(set) var testsByName = KeyIndex<String, TestID>()
        package internal(set) var examsByName = KeyIndex<String, ExamID>()
        package internal(set) var termsByUnit = KeyIndex<UnitID, TermID>()
        package internal(set) var papersByTest = KeyIndex<TestID, Paper.ID>()
        package internal(set) var resultsByTest = KeyIndex<TestID, ClassResult.ID>()
        package internal(set) var resultsByClass = KeyIndex<ClassID, ClassResult.ID>()
        package internal(set) var dossiersByPupil = KeyIndex<PupilID, DossierID>()
        package internal(set) var lessonsByGiver = KeyIndex<PersonID, LessonID>()
        package internal(set) var lessonsByClass = KeyIndex<ClassID, LessonID>()
        package internal(set) var lessonsByActivity = KeyIndex<ActivityID, LessonID>()
        package internal(set) var observationsByLesson = ObjectIndex<LessonID, Observation>()
        package internal(set) var observationsByObserver = ObjectIndex<PersonID, Observation>()
        /// Evaluations by each object that they are about.
        package internal(set) var evaluationsByObject = KeyIndex<ObjectName, EvaluationID>()
        package internal(set) var entriesByTeacher = KeyIndex<PersonID, EntryID>()
        package internal(set) var entriesBySession = KeyIndex<String, EntryID>()
        package internal(set) var projectsByUnit = KeyIndex<UnitID, ProjectID>()
        package internal(set) var closingsByUnit = KeyIndex<UnitID, ClosingID>()
        package internal(set) var sealsByTeacher = KeyIndex<PersonID, SealID>()
        package internal(set) var certificatesByTeacher = KeyIndex<PersonID, CertificateID>()
        package internal(set) var integrityByTeacher = KeyIndex<PersonID, IntegrityID>()
        package internal(set) var usesByUnit = KeyIndex<UnitID, SchemeUseID>()
        /// Since when each test's figures are what they are.
        package internal(set) var editions = Editions()
        /// Keys and names in their order, for completion.
        package internal(set) var names = NameIndex()
    }
}
