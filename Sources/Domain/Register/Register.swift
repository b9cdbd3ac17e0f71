/// All that the daemon knows, as an immutable value with shared structure.
///
/// A copy is O(1) and a change O(log n): undo, snapshots, transactions and what-if are each one
/// kept value. Only `apply` changes it.
package struct Register: Sendable {
    package internal(set) var units = ObjectTable<Unit>()
    package internal(set) var persons = ObjectTable<Person>()
    package internal(set) var classes = ObjectTable<SchoolClass>()
    package internal(set) var pupils = ObjectTable<Pupil>()
    package internal(set) var teachings = ObjectTable<Teaching>()
    package internal(set) var terms = ObjectTable<Term>()
    package internal(set) var tests = ObjectTable<Test>()
    package internal(set) var papers = ObjectTable<Paper>()
    package internal(set) var results = ObjectTable<ClassResult>()
    package internal(set) var dossiers = ObjectTable<Dossier>()
    package internal(set) var drafts = ObjectTable<Draft>()
    package internal(set) var exams = ObjectTable<Exam>()
    package internal(set) var schemeVersions = ObjectTable<SchemeVersion>()
    package internal(set) var schemeUses = ObjectTable<SchemeUse>()
    /// The last number given under each prefix of the keys that the server makes.
    package internal(set) var counters: [String: Int] = [:]

    package internal(set) var index = Index()

    package init() {}

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
        package internal(set) var papersByTest = KeyIndex<TestID, Paper.ID>()
        package internal(set) var resultsByTest = KeyIndex<TestID, ClassResult.ID>()
        package internal(set) var resultsByClass = KeyIndex<ClassID, ClassResult.ID>()
        package internal(set) var dossiersByPupil = KeyIndex<PupilID, DossierID>()
        package internal(set) var usesByUnit = KeyIndex<UnitID, SchemeUseID>()
    }
}
