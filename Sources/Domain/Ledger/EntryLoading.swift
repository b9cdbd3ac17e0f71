/// Lines on their way into an empty ledger, all at once: each run and page is made once.
///
/// To put two million lines one by one would make each teacher's run twenty times.
package struct EntryLoading {
    private struct Loaded {
        let teacher: Int32
        let entry: PackedEntry
    }

    private var loaded: [Loaded] = []
    /// The teachers in the order in which they first came, and where each one stands in it.
    private var teachers: [PersonID] = []
    private var places: [PackedText: Int32] = [:]
    private(set) var sessions: [(session: String, entry: EntryID)] = []

    package init() {}

    /// Adds a line; no two have one key.
    package mutating func add(_ entry: LedgerEntry) {
        let teacher = PackedText(entry.teacher.text)
        let place = places[teacher] ?? Int32(teachers.count)
        if place == teachers.count {
            teachers.append(entry.teacher)
            places[teacher] = place
        }
        loaded.append(Loaded(teacher: place, entry: PackedEntry(entry)))
        if let session = entry.session { sessions.append((session, entry.id)) }
    }

    /// The lines of each teacher, in their order.
    func visitRuns(_ body: (EntryRun) -> Void) {
        var ends = [Int](repeating: 0, count: teachers.count + 1)
        for line in loaded { ends[Int(line.teacher) + 1] += 1 }
        for place in teachers.indices { ends[place + 1] += ends[place] }
        let starts = ends
        var order = [Int32](repeating: 0, count: loaded.count)
        for (place, line) in loaded.enumerated() {
            order[ends[Int(line.teacher)]] = Int32(place)
            ends[Int(line.teacher)] += 1
        }
        for (place, teacher) in teachers.enumerated() {
            let own = order[starts[place]..<starts[place + 1]].map { loaded[Int($0)].entry }
            body(EntryRun(teacher, own.sorted(by: PackedEntry.isBefore)))
        }
    }

    /// The pages of keys that follow on one another, each with its keys and whose lines they are.
    func visitPages(_ body: (EntryPage) -> Void) {
        let packed = teachers.map { PackedText($0.text) }
        var keys = loaded.map { (key: $0.entry.key, teacher: $0.teacher) }
        keys.sort { $0.key.bits < $1.key.bits }
        var first = 0
        while first < keys.count {
            let page = EntryPage.Key(keys[first].key)
            var end = first + 1
            while end < keys.count, EntryPage.Key(keys[end].key) == page { end += 1 }
            body(EntryPage(page, keys[first..<end].map { ($0.key, packed[Int($0.teacher)]) }))
            first = end
        }
    }

    var count: Int { loaded.count }
}
