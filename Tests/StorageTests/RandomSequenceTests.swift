import Domain
import Testing

@testable import Storage

/// Long sequences of changes in groups, as the daemon sends them, refusals among them.
struct RandomSequenceTests {
    @Test("what is stored is what was applied, whatever is refused", arguments: 1...20)
    func sequence(seed: UInt64) throws {
        let session = try Session(TemporaryDirectory())
        var random = RandomChanges(seed: seed)
        var refusals = 0
        var most = (persons: 0, later: 0)
        for round in 1...100 {
            let report = session.commit(Self.batches(&random, session))
            #expect(report.fault == nil)
            refusals += report.outcomes.count { $0 != .stored }
            let register = session.register
            let later = register.pupils.count + register.lessons.count + register.entries.count
            most = (max(most.persons, register.persons.count), max(most.later, later))
            guard round % 20 == 0 else { continue }
            let loaded = try session.reload()
            #expect(Snapshot(loaded.register) == Snapshot(session.register))
            _ = try session.store.verify(references: false)
        }
        #expect(refusals > 0, "the generator is to be refused now and then")
        #expect(most.persons > 0 && most.later > 0, "little is stored: \(most)")
    }

    /// Batches that are built on each other: on `head`, as if all went well.
    private static func batches(_ random: inout RandomChanges, _ session: Session) -> [[Commit]] {
        var head = session.register
        return (0...random.number(below: 6)).map { _ in
            (0...random.number(below: 2)).map { _ in
                let changes = (0...random.number(below: 2)).map { _ in
                    let change = random.change(of: head)
                    head.apply(change)
                    return change
                }
                return session.statement(changes)
            }
        }
    }
}
