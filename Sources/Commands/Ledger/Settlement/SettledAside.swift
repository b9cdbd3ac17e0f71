import Domain
import Grammar
import Schemes
import Synchronization

/// What settling all teachers of a unit came to on another thread, until the statement runs that
/// asked for it.
///
/// A class because it is a memory: what it holds is what settling anew would give of all teachers
/// but those who have changed since, which two states of the register tell.
final class SettledAside: Sendable {
    /// What was settled: of whom, under what, as of which days.
    struct Question: Hashable, Sendable {
        let unit: UnitID
        let scheme: SchemeID
        let year: Int
        let today: Day
        let explains: Bool
    }

    struct Known: Sendable {
        fileprivate let question: Question
        fileprivate let persons: TrieShelf<Person>
        fileprivate let entries: EntryShelf
        fileprivate let editions: Editions
        /// Whether a rule is only for teachers of whom a condition is so, which may look at others.
        private let hasConditions: Bool
        let results: [PersonID: Settling.Result]

        init(_ question: Question, _ register: Register, _ results: [Settling.Result]) {
            self.question = question
            persons = register.persons.shelf
            entries = register.entries.shelf
            editions = register.index.editions
            hasConditions = results.contains { $0.ruled.rules.hasConditions }
            self.results = Dictionary(
                results.map { ($0.person.id, $0) },
                uniquingKeysWith: { $1 }
            )
        }

        /// The teachers to be settled anew; nil where all are.
        func changed(in register: Register) -> Set<PersonID>? {
            let now = register.index.editions
            guard editions.rules === now.rules, editions.ledger.seals === now.ledger.seals,
                editions.ledger.projects === now.ledger.projects,
                editions.ledger.sessions === now.ledger.sessions,
                editions.ledger.technologies === now.ledger.technologies,
                editions.ledger.classes === now.ledger.classes
            else { return nil }
            let changed = Set(register.persons.shelf.keysChanged(since: persons))
                .union(register.entries.shelf.teachersChanged(since: entries))
            return hasConditions && !changed.isEmpty ? nil : changed
        }
    }

    private let last = Mutex<Known?>(nil)

    /// What is known of that question; it is given once.
    func take(_ question: Question) -> Known? {
        last.withLock { last in
            guard let known = last, known.question == question else { return nil }
            last = nil
            return known
        }
    }

    func keep(_ known: Known) {
        last.withLock { $0 = known }
    }

    /// Lets go of what was found, and of the state that it was found in.
    func forget() {
        last.withLock { $0 = nil }
    }
}
