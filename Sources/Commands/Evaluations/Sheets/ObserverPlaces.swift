import Domain

/// Those who observed, in the order of their keys, and where each stands.
struct ObserverPlaces: Sendable {
    private(set) var persons: [PersonID] = []
    /// The number that each has in the columns.
    private(set) var numbers: [Int32] = []
    /// The place of each by number; below 0 for who is not there.
    private(set) var ofNumber: [Int32]

    /// - Parameter count: How many numbers there are.
    init(count: Int) {
        ofNumber = Array(repeating: -1, count: count)
        persons.reserveCapacity(count)
        numbers.reserveCapacity(count)
    }

    mutating func add(_ person: PersonID, _ number: Int32) {
        ofNumber[Int(number)] = Int32(persons.count)
        persons.append(person)
        numbers.append(number)
    }
}
