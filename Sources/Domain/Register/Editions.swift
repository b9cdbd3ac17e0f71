import HashTreeCollections

/// A moment in the life of some objects; another moment is another object.
///
/// A class, so that moments of registers that went different ways are never taken for one another.
package final class Edition: Sendable {
    init() {}
}

/// Since when a test's figures are what they are, so that standing figures know what to count anew.
package struct Editions: Sendable {
    /// The editions of one test.
    package struct OfTest: Sendable {
        /// Of anything in the test.
        package fileprivate(set) var whole = Edition()
        /// Of the test itself and its papers.
        package fileprivate(set) var papers = Edition()
        /// Of each school's results.
        fileprivate var schools: TreeDictionary<UnitID, Edition> = [:]

        /// The schools whose results are others than they were.
        package func schoolsChanged(since old: OfTest) -> [UnitID] {
            let now = schools.filter { old.schools[$0.key] !== $0.value }.map(\.key)
            return now + old.schools.keys.filter { schools[$0] == nil }
        }
    }

    /// Of units, classes and the schemes in force, on which every figure hangs.
    package private(set) var rules = Edition()
    private var tests: TreeDictionary<TestID, OfTest> = [:]

    package subscript(test: TestID) -> OfTest? { tests[test] }

    mutating func rulesChanged() {
        rules = Edition()
    }

    mutating func papersChanged(of test: TestID) {
        tests[test, default: OfTest()].papers = Edition()
        tests[test, default: OfTest()].whole = Edition()
    }

    mutating func resultChanged(in test: TestID, of school: UnitID?) {
        // A class that is gone has taken the rules' edition with it.
        if let school { tests[test, default: OfTest()].schools[school] = Edition() }
        tests[test, default: OfTest()].whole = Edition()
    }
}
