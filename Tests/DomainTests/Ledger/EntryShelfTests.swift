import Support
import Testing

@testable import Domain

@Suite("the ledger as it is kept is what a dictionary is")
struct EntryShelfTests {
    private var source = Generator(state: 6)

    private mutating func below(_ limit: Int) -> Int {
        .random(in: 0..<limit, using: &source)
    }

    private mutating func line(_ key: EntryID) -> LedgerEntry {
        let day = Day(daysSinceEpoch: 20_000 + Int32(below(5)))
        var line = LedgerEntry(
            id: key,
            teacher: PersonID("T\(below(4))"),
            kind: .training,
            first: day,
            last: day,
            level: .school
        )
        line.hours = Hours(hundredths: below(800))
        return line
    }

    /// Keys that are counted up, that end in no number, and whose numbers lie far apart.
    private mutating func key() -> EntryID {
        let number = below(150)
        return EntryID(["H-\(number)", "x\(number)y", "L-\(number * 1_000_003)"][below(3)])
    }

    private static func expectEqual(
        _ table: ObjectTable<LedgerEntry>,
        _ model: [EntryID: LedgerEntry]
    ) {
        #expect(table.count == model.count)
        #expect(Dictionary(table.map { ($0.id, $0) }, uniquingKeysWith: { $1 }) == model)
        for (key, line) in model {
            #expect(table[key] == line)
            #expect(table.stored(key)?.value == line)
            #expect(table.contains(key))
        }
        for teacher in (0..<4).map({ PersonID("T\($0)") }) {
            let own = table.shelf.run(of: teacher)?.entries ?? []
            let expected = model.values.filter { $0.teacher == teacher }.sorted { left, right in
                let (one, other) = (left.id.text, right.id.text)
                return (left.last, one.utf8.count, one) < (right.last, other.utf8.count, other)
            }
            #expect(own.map { $0.entry(of: teacher) } == expected)
        }
    }

    @Test("keys that go on with digits are found by their beginning, the shorter ones first")
    mutating func beginnings() {
        var table = ObjectTable<LedgerEntry>()
        for number in 1...300 where number % 7 != 0 {
            table.put(Revised(before: nil, after: line(EntryID("K-\(number)"))))
        }
        table.put(Revised(before: nil, after: line(EntryID("K-12x"))))
        table.put(Revised(before: nil, after: line(EntryID("K-100000300"))))
        func keys(_ typed: String, _ limit: Int = 1_000) -> [String] {
            table.shelf.keys(beginningWith: typed, limit: limit).map(\.text)
        }
        let all = (1...300).filter { $0 % 7 != 0 }.map { "K-\($0)" }
        #expect(keys("K-") == all)
        for digits in ["1", "12", "29", "3", "30", "300", "301", "7"] {
            let expected = all.filter { $0.hasPrefix("K-" + digits) }.sorted {
                ($0.utf8.count, $0) < ($1.utf8.count, $1)
            }
            #expect(keys("K-" + digits) == expected, "\(digits)")
        }
        // Far from the others, one is found where enough of it is typed.
        #expect(keys("K-1000003") == ["K-100000300"])
        #expect(keys("K-100000300") == ["K-100000300"])
        #expect(keys("K").isEmpty)
        #expect(keys("k-1").isEmpty)
        #expect(keys("never-packed-") == [])
        #expect(keys("K-", all.count) == all)
        #expect(keys("K-", all.count - 1) == Array(all.dropLast()))
        #expect(keys("K-", 0).isEmpty)
    }

    @Test("after any puts and removals, copies untouched, also where a line changes its teacher")
    mutating func random() {
        var table = ObjectTable<LedgerEntry>()
        var model: [EntryID: LedgerEntry] = [:]
        var kept: [(ObjectTable<LedgerEntry>, [EntryID: LedgerEntry])] = []
        for step in 0..<4_000 {
            let key = key()
            let new = below(10) < (step < 2_000 ? 3 : 7) ? nil : line(key)
            guard model[key] != nil || new != nil else { continue }
            table.put(Revised(before: model[key], after: new))
            model[key] = new
            if step % 500 == 0 { kept.append((table, model)) }
        }
        Self.expectEqual(table, model)
        for (table, model) in kept { Self.expectEqual(table, model) }
        #expect(!table.contains(EntryID("none-1")))
        #expect(table[EntryID("H-1000")] == nil)
    }

    @Test("whose lines have changed between any two states")
    mutating func changes() {
        var states = [ObjectTable<LedgerEntry>()]
        for step in 0..<400 {
            let key = key()
            var table = states[states.count - 1]
            let old = table[key]
            let new = old != nil && step % 3 == 0 ? nil : line(key)
            table.put(Revised(before: old, after: new))
            states.append(table)
        }
        for _ in 0..<200 {
            let (one, other) = (states[below(states.count)], states[below(states.count)])
            let found = Set(one.shelf.teachersChanged(since: other.shelf))
            for teacher in (0..<4).map({ PersonID("T\($0)") }) {
                let (mine, others) = (one.shelf.run(of: teacher), other.shelf.run(of: teacher))
                #expect(found.contains(teacher) == (mine !== others))
            }
        }
    }
}
