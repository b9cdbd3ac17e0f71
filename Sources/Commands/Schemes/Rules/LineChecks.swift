import Domain
import Grammar
import Synchronization

/// What checking a use of a scheme against all results came to, test by test, until the statement
/// runs that asked for it.
///
/// A class because it is a cache: a test whose edition is the same is as it was when it was
/// checked.
final class LineChecks: Sendable {
    struct Known: Sendable {
        let use: Domain.SchemeUse
        /// Since when units, classes and the schemes in force are what they are.
        let rules: Edition
        var passed: [TestID: Editions.OfTest] = [:]
        var refused: (test: Editions.OfTest, refusal: Refusal)?
    }

    private let last = Mutex<Known?>(nil)

    /// What is known of that use; nothing where anything but results has changed.
    func known(_ use: Domain.SchemeUse, _ rules: Edition) -> Known {
        let known = last.withLock { $0 }
        if let known, known.use == use, known.rules === rules { return known }
        return Known(use: use, rules: rules)
    }

    func keep(_ known: Known) {
        last.withLock { $0 = known }
    }
}
