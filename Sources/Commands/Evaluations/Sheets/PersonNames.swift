import Domain
import Synchronization

/// The names of some persons on a day, kept from question to question.
///
/// A class because it is a cache, shared by the copies of what it stands in: twenty thousand names
/// are looked up in as long as it takes to write them.
final class PersonNames: Sendable {
    private struct Known {
        var shelf: TrieShelf<Person>
        var day: Day
        /// By number.
        var names: [String]
    }

    private let known: Mutex<Known?>

    init() { known = Mutex(nil) }

    /// The same, to go on from.
    init(_ other: PersonNames) { known = Mutex(other.known.withLock { $0 }) }

    /// The names by number; who had a number once keeps it.
    func all(
        _ persons: [PersonID],
        number: (PersonID) -> Int32?,
        _ register: Register,
        on day: Day
    ) -> [String] {
        let shelf = register.persons.shelf
        func name(_ person: PersonID) -> String { shelf.stored(person)?.name(on: day) ?? "" }
        return known.withLock { known in
            var now =
                known.flatMap { $0.day == day ? $0 : nil }
                ?? Known(shelf: shelf, day: day, names: [])
            for person in shelf.keysChanged(since: now.shelf) {
                guard let number = number(person), Int(number) < now.names.count else { continue }
                now.names[Int(number)] = name(person)
            }
            if now.names.count > persons.count { now.names = [] }
            for person in persons.dropFirst(now.names.count) { now.names.append(name(person)) }
            now.shelf = shelf
            known = now
            return now.names
        }
    }
}
