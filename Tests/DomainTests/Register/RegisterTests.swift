import Domain
import Testing

@Suite("the register changes by apply alone")
struct RegisterTests {
    @Test(
        "every kind of change adds, revises and removes its object",
        arguments: 0..<RandomChanges.caseCount - 1
    )
    func everyCase(number: Int) {
        var random = RandomChanges(seed: UInt64(number))
        var register = Register()
        var seen: Set<String> = []
        for _ in 0..<200 {
            let change = random.change(number, of: register)
            let before = Contents(register).counts
            register.apply(change)
            let after = Contents(register)
            let growth = zip(after.counts, before).map { $0 - $1 }
            let shape = Self.shape(change)
            var expected = [Int](repeating: 0, count: before.count)
            expected[number] = shape == "added" ? 1 : shape == "removed" ? -1 : 0
            #expect(growth == expected)
            #expect(after == Contents(rebuilding: register))
            seen.insert(shape)
        }
        #expect(seen == ["added", "revised", "removed"])
    }

    @Test("a counter holds the last number given")
    func counter() {
        var register = Register()
        register.apply(.counter(CounterStep(prefix: "TA", before: 0, after: 1)))
        register.apply(.counter(CounterStep(prefix: "SU", before: 0, after: 4)))
        register.apply(.counter(CounterStep(prefix: "TA", before: 1, after: 2)))
        #expect(register.counters == ["TA": 2, "SU": 4])
    }

    @Test("indexes are what the objects say, after any changes", arguments: 1...10)
    func indexes(seed: UInt64) {
        var random = RandomChanges(seed: seed)
        var register = Register()
        var filled: Set<String> = []
        for step in 1...1_500 {
            let change = random.anyChange(of: register)
            register.apply(change)
            guard step % 50 == 0 else { continue }
            let contents = Contents(register)
            #expect(contents == Contents(rebuilding: register), "after step \(step)")
            filled.formUnion(contents.indexes.filter { !$0.value.isEmpty }.keys)
        }
        #expect(filled.count == 36 && Contents(register).indexes.count == 36)
    }

    @Test("a copy stays as it was, whatever is changed after it", arguments: 1...5)
    func copies(seed: UInt64) {
        var random = RandomChanges(seed: seed)
        var register = Register()
        var copies: [(Register, Contents)] = []
        for step in 0..<300 {
            if step % 30 == 0 { copies.append((register, Contents(register))) }
            let change = random.anyChange(of: register)
            register.apply(change)
        }
        for (copy, contents) in copies { #expect(Contents(copy) == contents) }
        #expect(copies.map(\.1.counts)[1] != copies.map(\.1.counts)[9])
    }

    @Test("changes taken back in reverse leave nothing", arguments: 1...10)
    func undone(seed: UInt64) {
        var random = RandomChanges(seed: seed)
        var register = Register()
        var changes: [Change] = []
        for _ in 0..<400 {
            let change = random.anyChange(of: register)
            register.apply(change)
            changes.append(change)
        }
        for change in changes.reversed() { register.apply(change.reversed) }
        #expect(Contents(register) == Contents(Register()))
    }

    @Test("changes of all kinds taken back in reverse leave what was there", arguments: 1...5)
    func takenBack(seed: UInt64) {
        var random = RandomChanges(seed: seed)
        var register = Register()
        var steps: [(change: Change, before: Contents)] = []
        for _ in 0..<200 {
            let change = random.anyChange(of: register)
            steps.append((change, Contents(register)))
            register.apply(change)
        }
        for step in steps.reversed() {
            register.apply(step.change.reversed)
            #expect(Contents(register) == step.before)
        }
    }

    @Test("every name that a person ever had finds the person, once")
    func namesOverTime() {
        var register = Register()
        let first = Person(id: PersonID("p"), name: "张敏", unit: UnitID("u"))
        var second = first
        second.name.change(to: "张慧", from: Day(daysSinceEpoch: 19_000))
        second.name.change(to: "张敏", from: Day(daysSinceEpoch: 19_100))
        register.apply(.person(Revised(before: nil, after: first)))
        register.apply(.person(Revised(before: first, after: second)))
        #expect(register.index.personsByName["张敏"] == [first.id])
        #expect(register.index.personsByName["张慧"] == [first.id])
        var third = second
        third.name = Timeline("张慧")
        register.apply(.person(Revised(before: second, after: third)))
        #expect(register.index.personsByName["张敏"].isEmpty)
        #expect(register.index.personsByName.count(at: "张慧") == 1)
        #expect(register.index.personsByName.entries == ["张慧"])
    }

    @Test("keys at one entry come in their order")
    func orderedKeys() {
        var register = Register()
        for name in ["c3", "c1", "c2"] {
            let group = SchoolClass(
                id: ClassID(name),
                unit: UnitID("u"),
                entered: 2022,
                number: 1
            )
            register.apply(.schoolClass(Revised(before: nil, after: group)))
        }
        #expect(register.index.classesByUnit[UnitID("u")].map(\.text) == ["c1", "c2", "c3"])
        #expect(register.classes.count == 3 && !register.classes.isEmpty)
        #expect(register.units.isEmpty)
    }

    // MARK: Reading changes

    private static func shape(_ change: Change) -> String {
        func of<Object>(_ revised: Revised<Object>) -> String {
            if revised.before == nil { return "added" }
            return revised.after == nil ? "removed" : "revised"
        }
        return switch change {
        case .unit(let revised): of(revised)
        case .person(let revised): of(revised)
        case .schoolClass(let revised): of(revised)
        case .teaching(let revised): of(revised)
        case .term(let revised): of(revised)
        case .test(let revised): of(revised)
        case .paper(let revised): of(revised)
        case .result(let revised): of(revised)
        case .pupil(let revised): of(revised)
        case .dossier(let revised): of(revised)
        case .draft(let revised): of(revised)
        case .exam(let revised): of(revised)
        case .activity(let revised): of(revised)
        case .lesson(let revised): of(revised)
        case .observation(let revised): of(revised)
        case .evaluation(let revised): of(revised)
        case .entry(let revised): of(revised)
        case .session(let revised): of(revised)
        case .project(let revised): of(revised)
        case .closing(let revised): of(revised)
        case .seal(let revised): of(revised)
        case .certificate(let revised): of(revised)
        case .integrity(let revised): of(revised)
        case .assessment(let revised): of(revised)
        case .technology(let revised): of(revised)
        case .topic(let revised): of(revised)
        case .course(let revised): of(revised)
        case .plan(let revised): of(revised)
        case .application(let revised): of(revised)
        case .approval(let revised): of(revised)
        case .notice(let revised): of(revised)
        case .followUp(let revised): of(revised)
        case .schemeVersion(let revised): of(revised)
        case .schemeUse(let revised): of(revised)
        case .counter: "counted"
        }
    }
}
