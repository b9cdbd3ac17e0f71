/// A moment in the life of some objects; another moment is another object.
///
/// A class, so that moments of registers that went different ways are never taken for one another.
package final class Edition: Sendable {}

/// Since when a test's figures are what they are, so that standing figures know what to count anew.
package struct Editions: Sendable {
    /// The editions of one test; itself a moment of everything in it.
    package final class OfTest: TrieLeaf {
        package let key: TestID
        /// Of the test itself and its papers.
        package let papers: Edition
        /// Of each school's results.
        fileprivate let schools: HashTrie<OfSchool>

        fileprivate init(_ key: TestID, _ papers: Edition, _ schools: HashTrie<OfSchool>) {
            self.key = key
            self.papers = papers
            self.schools = schools
        }

        /// The schools whose results are others than in that state.
        ///
        /// It need not be an earlier one: what was counted may be a transaction that was rolled
        /// back, with results of schools that have none here.
        package func schoolsChanged(since old: OfTest) -> [UnitID] {
            let others = schools.leaves.filter { old.schools[$0.key] !== $0 }
            let gone = old.schools.leaves.filter { schools[$0.key] == nil }
            return (others + gone).map(\.key)
        }
    }

    /// A moment of one school's results in a test.
    fileprivate final class OfSchool: TrieLeaf {
        let key: UnitID

        init(_ key: UnitID) {
            self.key = key
        }
    }

    /// Of units, classes and the schemes in force, on which every figure hangs.
    package private(set) var rules = Edition()
    private var tests = HashTrie<OfTest>()

    package subscript(test: TestID) -> OfTest? { tests[test] }

    /// What settlements look at beside a teacher and the teacher's lines, which tell by themselves
    /// whether they are the same (`HashTrie.keysChanged`).
    package struct OfLedger: Sendable {
        package internal(set) var sessions = Edition()
        package internal(set) var projects = Edition()
        /// Closed years and the figures that were settled.
        package internal(set) var seals = Edition()
        /// Classes, whose homeroom teachers some rules are about.
        package internal(set) var classes = Edition()
    }

    package internal(set) var ledger = OfLedger()

    mutating func rulesChanged() {
        rules = Edition()
    }

    mutating func papersChanged(of test: TestID) {
        tests.put(OfTest(test, Edition(), tests[test]?.schools ?? HashTrie()))
    }

    /// The school is nil for a class that is gone, which has changed the rules' edition.
    mutating func resultChanged(in test: TestID, of school: UnitID?) {
        let old = tests[test]
        var schools = old?.schools ?? HashTrie()
        if let school { schools.put(OfSchool(school)) }
        tests.put(OfTest(test, old?.papers ?? Edition(), schools))
    }
}
