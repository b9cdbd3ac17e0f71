import Domain
import Testing

@testable import Storage

/// Counters that a group moves on more than once.
struct HeldRowsTests {
    private func step(_ prefix: String, _ before: Int, _ after: Int) -> Change {
        .counter(CounterStep(prefix: prefix, before: before, after: after))
    }

    private func check(_ session: Session) throws {
        let counters = session.register.counters
        #expect(try session.store.verify().statements == session.sequence)
        #expect(try session.reload().register.counters == counters)
    }

    @Test("a counter that many statements of a group move on is what the last one made it")
    func moved() throws {
        let session = try Session(TemporaryDirectory())
        session.commit([(0..<50).map { session.statement([step("H", $0, $0 + 1)]) }])
        try check(session)
        let mixed = (50..<80).map { number in
            session.statement([step("H", number, number + 1), step("A", number - 50, number - 49)])
        }
        #expect(session.commit(mixed.map { [$0] }).isComplete)
        #expect(session.register.counters == ["H": 80, "A": 30])
        try check(session)
    }

    @Test("steps that are taken back, to nothing too, and begun again")
    func takenBack() throws {
        let session = try Session(TemporaryDirectory())
        session.commit(step("H", 0, 3))
        let changes = [
            step("H", 3, 4), step("H", 4, 3), step("A", 0, 1), step("A", 1, 0), step("A", 0, 2),
            step("H", 3, 0), step("H", 0, 7), step("H", 7, 8),
        ]
        #expect(session.commit([changes.map { session.statement([$0]) }]).isComplete)
        #expect(session.register.counters == ["H": 8, "A": 2])
        try check(session)
    }

    @Test("more counters than are held")
    func many() throws {
        let session = try Session(TemporaryDirectory())
        let statements = (0..<100).map { number in
            session.statement([step("P\(number % 40)", number / 40, number / 40 + 1)])
        }
        #expect(session.commit([statements]).isComplete)
        #expect(session.register.counters.count == 40)
        try check(session)
    }

    @Test("a counter that is not what a statement found refuses its batch alone")
    func stale() throws {
        let session = try Session(TemporaryDirectory())
        let report = session.commit([
            [session.statement([step("H", 0, 1)])], [session.statement([step("X", 5, 6)])],
            [session.statement([step("H", 1, 2)])],
        ])
        #expect(report.outcomes.map { $0 == .stored } == [true, false, true])
        #expect(session.register.counters == ["H": 2])
        #expect(try session.reload().register.counters == ["H": 2])
    }
}
