package import HashTreeCollections

/// All that the daemon knows, as an immutable value with shared structure.
///
/// A copy is O(1) and a change O(log n): undo, snapshots, transactions and what-if are each one
/// kept value. Only `apply` changes it.
package struct Register: Sendable {
    package internal(set) var units: TreeDictionary<UnitID, Unit> = [:]
    package internal(set) var persons: TreeDictionary<PersonID, Person> = [:]
    package internal(set) var classes: TreeDictionary<ClassID, SchoolClass> = [:]
    package internal(set) var teachings: TreeDictionary<TeachingID, Teaching> = [:]
    package internal(set) var terms: TreeDictionary<TermID, Term> = [:]
    package internal(set) var tests: TreeDictionary<TestID, Test> = [:]
    package internal(set) var papers: TreeDictionary<Paper.ID, Paper> = [:]
    package internal(set) var results: TreeDictionary<ClassResult.ID, ClassResult> = [:]
    package internal(set) var schemeVersions: TreeDictionary<SchemeVersion.Key, SchemeVersion> = [:]
    package internal(set) var schemeUses: TreeDictionary<SchemeUseID, SchemeUse> = [:]
    package internal(set) var counters: TreeDictionary<String, Int> = [:]

    package internal(set) var index = Index()

    package init() {}

    /// What is kept beside the objects so that questions need no search.
    package struct Index: Sendable {
        /// Every name that a unit ever had.
        package internal(set) var unitsByName: TreeDictionary<String, TreeSet<UnitID>> = [:]
        /// Every name that a person ever had.
        package internal(set) var personsByName: TreeDictionary<String, TreeSet<PersonID>> = [:]
        package internal(set) var classesByCohort:
            TreeDictionary<SchoolClass.Cohort, TreeSet<ClassID>> = [:]
        package internal(set) var classesByUnit: TreeDictionary<UnitID, TreeSet<ClassID>> = [:]
        package internal(set) var teachingsByClass:
            TreeDictionary<ClassID, TreeSet<TeachingID>> = [:]
        package internal(set) var teachingsByTeacher:
            TreeDictionary<PersonID, TreeSet<TeachingID>> = [:]
        package internal(set) var termsByName: TreeDictionary<String, TreeSet<TermID>> = [:]
        package internal(set) var testsByName: TreeDictionary<String, TreeSet<TestID>> = [:]
        package internal(set) var papersByTest: TreeDictionary<TestID, TreeSet<Paper.ID>> = [:]
        package internal(set) var resultsByTest:
            TreeDictionary<TestID, TreeSet<ClassResult.ID>> = [:]
        package internal(set) var resultsByClass:
            TreeDictionary<ClassID, TreeSet<ClassResult.ID>> = [:]
        package internal(set) var usesByUnit: TreeDictionary<UnitID, TreeSet<SchemeUseID>> = [:]
    }
}
