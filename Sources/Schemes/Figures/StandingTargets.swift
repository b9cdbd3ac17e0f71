package import Domain
package import Grammar
import Synchronization

/// What every school reached in every test, kept from question to question (六项达标的常备数据).
///
/// A class because it is a cache: what it keeps is what counting anew would give. A register says
/// with its editions what has changed since; only those schools are counted again.
package final class StandingTargets: Sendable {
    private struct Standing: Sendable {
        let rules: Edition
        var editions: Editions.OfTest
        var schools: [UnitID: SchoolStanding]
        /// The same, in the order of the units.
        var ordered: [SchoolStanding]
    }

    private let tests = Mutex<[TestID: Standing]>([:])

    package init() {}

    /// The schools with classes that were to sit the test, in the order of their keys.
    ///
    /// - Complexity: O(1) where nothing has changed, else O(results of the schools that have).
    package func schools(
        in test: TestID,
        _ regulations: Regulations
    ) throws(Refusal) -> [SchoolStanding] {
        let register = regulations.register
        guard let object = register.tests[test], let editions = register.index.editions[test]
        else { return [] }
        let rules = register.index.editions.rules
        let known = tests.withLock { $0[test] }
        guard var standing = known, standing.rules === rules,
            standing.editions.papers === editions.papers
        else {
            let counted = try Self.counted(object, editions, regulations)
            keep(counted, test, register)
            return counted.ordered
        }
        guard standing.editions !== editions else { return standing.ordered }
        var count = TargetCount(of: object, regulations)
        for unit in editions.schoolsChanged(since: standing.editions) {
            standing.schools[unit] = try count.standing(of: unit)
        }
        standing.editions = editions
        standing.ordered = standing.schools.values.sorted { $0.unit < $1.unit }
        keep(standing, test, register)
        return standing.ordered
    }

    /// The same, counted from the results alone.
    package static func schoolsAnew(
        in test: TestID,
        _ regulations: Regulations
    ) throws(Refusal) -> [SchoolStanding] {
        guard let object = regulations.register.tests[test],
            let editions = regulations.register.index.editions[test]
        else { return [] }
        return try counted(object, editions, regulations).ordered
    }

    private static func counted(
        _ test: Test,
        _ editions: Editions.OfTest,
        _ regulations: Regulations
    ) throws(Refusal) -> Standing {
        var count = TargetCount(of: test, regulations)
        var schools: [UnitID: SchoolStanding] = [:]
        for unit in count.schools { schools[unit] = try count.standing(of: unit) }
        return Standing(
            rules: regulations.register.index.editions.rules,
            editions: editions,
            schools: schools,
            ordered: schools.values.sorted { $0.unit < $1.unit }
        )
    }

    /// Keeps it; tests that are gone are forgotten with the next new one.
    private func keep(_ standing: Standing, _ test: TestID, _ register: Register) {
        tests.withLock { tests in
            if tests[test] == nil, tests.count >= register.tests.count {
                tests = tests.filter { register.tests.contains($0.key) }
            }
            tests[test] = standing
        }
    }
}
