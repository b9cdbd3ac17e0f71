import Domain
import Grammar
import Support
import Testing

@testable import Daemon

/// Against the plain way: a root is kept at each group's end.
@Suite("what is on disk is known while more is proposed, whoever asks and however often")
struct RootsTests {
    /// What a register holds of persons, by their keys and by their names.
    private struct Persons: Equatable {
        let byKey: [String: Person]
        let byName: [String: [PersonID]]

        init(_ register: Register) {
            byKey = Dictionary(uniqueKeysWithValues: register.persons.map { ($0.id.text, $0) })
            let names = register.index.personsByName
            byName = Dictionary(uniqueKeysWithValues: names.entries.map { ($0, names[$0]) })
        }
    }

    private static func change(_ register: Register, _ random: inout Generator) -> Change {
        let key = PersonID("p\(Int.random(in: 0..<40, using: &random))")
        let name = "名\(Int.random(in: 0..<9, using: &random))"
        guard let before = register.persons[key] else {
            return .person(Revised(adding: Person(id: key, name: name, unit: UnitID("u"))))
        }
        guard Int.random(in: 0..<3, using: &random) > 0 else {
            return .person(Revised(before: before, after: nil))
        }
        var after = before
        after.name = Timeline(name)
        after.revision += 1
        return .person(Revised(before: before, after: after))
    }

    private static func proposed(_ change: Change, _ sequence: Int) -> Proposed {
        Proposed(
            sequence: sequence,
            timeMilliseconds: 0,
            userID: 0,
            role: .recorder,
            request: Request(words: []),
            receipt: [],
            comment: nil,
            changes: [change]
        )
    }

    @Test("after any groups and questions", arguments: 1...20)
    func random(seed: UInt64) {
        var random = Generator(state: seed)
        var roots = Roots(Root(register: Register(), sequence: 0))
        var (expected, expectedSequence) = (Persons(Register()), 0)
        var (inFlight, forming): (Group?, Group?) = (nil, nil)
        var atEnd: [Int: Persons] = [:]
        // Seeds differ in how often somebody asks, from never to nearly always.
        let rarity = [100_000, 300, 40, 5][Int(seed % 4)]
        for _ in 0..<2_000 {
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<6:
                let change = Self.change(roots.head.register, &random)
                let proposed = Self.proposed(change, roots.head.sequence + 1)
                let unsynced = [inFlight, forming].compactMap(\.self)
                if Int.random(in: 0..<8, using: &random) == 0 {
                    // As another thread makes it: few changes are taken back at once, many kept.
                    var root = roots.head
                    root.register.apply(change)
                    root.sequence = proposed.sequence
                    let count = Bool.random(using: &random) ? 1 : 1_000
                    roots.propose(root, of: count, beside: unsynced)
                    #expect(count == 1 || roots.isDurableAtHand(beside: 1_000))
                } else {
                    roots.propose(proposed, isIdle: unsynced.isEmpty)
                }
                let group = forming ?? Group(ticket: 0)
                _ = group.append([proposed])
                forming = group
            case 6..<8 where inFlight == nil:
                guard let group = forming else { continue }
                forming = nil
                group.sequence = roots.head.sequence
                group.root = roots.rootForGroup()
                atEnd[group.sequence] = Persons(roots.head.register)
                inFlight = group
            case 8:
                guard let group = inFlight, let reached = atEnd[group.sequence] else { continue }
                inFlight = nil
                roots.advance(past: group, isIdle: forming == nil)
                (expected, expectedSequence) = (reached, group.sequence)
            default:
                break
            }
            #expect(roots.durableSequence == expectedSequence)
            guard Int.random(in: 0..<rarity, using: &random) == 0 else { continue }
            let durable = roots.durable(before: [inFlight, forming].compactMap(\.self))
            #expect(durable.sequence == expectedSequence)
            #expect(Persons(durable.register) == expected)
        }
        let durable = roots.durable(before: [inFlight, forming].compactMap(\.self))
        #expect(Persons(durable.register) == expected && expected != Persons(Register()))
    }
}
