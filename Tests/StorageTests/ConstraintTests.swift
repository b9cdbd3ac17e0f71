import Domain
import Testing

@testable import Storage

/// What SQLite refuses is refused alone.
struct ConstraintTests {
    @Test("only the culprit of a group is refused, and its sequence stays unused")
    func culprit() throws {
        let session = try Session(TemporaryDirectory())
        session.commit(.unit(Revised(before: nil, after: Sample.bureau)))
        let stray = Person(id: PersonID("T9"), name: "无", unit: UnitID("nowhere"))
        let person = Person(id: PersonID("T1"), name: "张敏", unit: UnitID("daoli"))
        let other = Person(id: PersonID("T2"), name: "王磊", unit: UnitID("daoli"))
        let report = session.commit([
            [session.statement([.person(Revised(before: nil, after: person))])],
            [session.statement([.person(Revised(before: nil, after: stray))])],
            [session.statement([.person(Revised(before: nil, after: other))])],
        ])
        #expect(report.fault == nil)
        #expect(report.outcomes[0] == .stored)
        #expect(report.outcomes[2] == .stored)
        guard case .refused(let detail) = report.outcomes[1] else {
            Issue.record("the stray person is not refused")
            return
        }
        #expect(detail.contains("FOREIGN KEY"))
        let loaded = try session.reload()
        #expect(loaded.sequence == 4)
        #expect(Snapshot(loaded.register) == Snapshot(session.register))
        #expect(try session.store.verify().statements == 3)
    }

    @Test("a batch is refused whole, with its good statements")
    func whole() throws {
        let session = try Session(TemporaryDirectory())
        let bureau = Change.unit(Revised(before: nil, after: Sample.bureau))
        let report = session.commit([[session.statement([bureau]), session.statement([bureau])]])
        guard case .refused = report.outcomes[0] else {
            Issue.record("the second addition is not refused")
            return
        }
        #expect(try session.reload().register.units.isEmpty)
    }

    @Test("a batch that builds on a refused one is refused too")
    func dependent() throws {
        let session = try Session(TemporaryDirectory())
        session.commit(.unit(Revised(before: nil, after: Sample.bureau)))
        // The same revision comes back after a removal: only the whole row tells them apart.
        let removal = Change.unit(Revised(before: Sample.bureau, after: nil))
        let renamed = Unit(id: Sample.bureau.id, name: "新教育局", kind: .bureau)
        let again = Change.unit(Revised(before: nil, after: renamed))
        let stray = Person(id: PersonID("T9"), name: "无", unit: UnitID("nowhere"))
        let bad = Change.person(Revised(before: nil, after: stray))
        let next = Change.unit(revising(renamed) { $0.area = Timeline("道里区") })
        let report = session.commit([
            [session.statement([removal, again, bad])], [session.statement([next])],
        ])
        #expect(report.outcomes.count { $0 == .stored } == 0)
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
    }

    @Test("a stale value before is refused")
    func stale() throws {
        let session = try Session(TemporaryDirectory())
        session.commit(.unit(Revised(before: nil, after: Sample.bureau)))
        let first = revising(Sample.bureau) { $0.area = Timeline("甲") }
        let second = revising(Sample.bureau) { $0.area = Timeline("乙") }
        #expect(session.commit(.unit(first)).isComplete)
        #expect(!session.commit(.unit(second)).isComplete)
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
    }

    @Test("a sequence that does not rise is refused")
    func sequence() throws {
        let session = try Session(TemporaryDirectory())
        let statement = session.statement([.unit(Revised(before: nil, after: Sample.bureau))])
        #expect(session.commit([[statement]]).isComplete)
        #expect(!session.commit([[statement]]).isComplete)
    }

    @Test("a line's teacher is somebody, and no line is left behind by a removal")
    func ledgerTeacher() throws {
        let session = try Session(TemporaryDirectory())
        session.commit(.unit(Revised(before: nil, after: Sample.bureau)))
        let person = Person(id: PersonID("T1"), name: "张敏", unit: Sample.bureau.id)
        let line = LedgerEntry(
            id: EntryID("H-1"),
            teacher: person.id,
            kind: .training,
            first: Sample.day(2024, 10, 9),
            last: Sample.day(2024, 10, 9),
            level: .district
        )
        let coming = Change.person(Revised(before: nil, after: person))
        let going = Change.person(Revised(before: person, after: nil))
        let entered = Change.entry(Revised(before: nil, after: line))
        let taken = Change.entry(Revised(before: line, after: nil))
        func outcome(_ changes: [Change]) -> String {
            let report = session.commit([[session.statement(changes)]])
            guard case .refused(let detail) = report.outcomes[0] else {
                return report.outcomes == [.stored] ? "stored" : "fault"
            }
            return detail.contains("FOREIGN KEY") ? "refused" : detail
        }
        #expect(outcome([entered]) == "refused")
        #expect(outcome([coming]) == "stored")
        #expect(outcome([entered]) == "stored")
        #expect(outcome([going]) == "refused")
        #expect(outcome([taken]) == "stored")
        #expect(outcome([going]) == "stored")
        #expect(outcome([entered]) == "refused")
        // In one statement, in any order.
        #expect(outcome([entered, coming]) == "stored")
        #expect(outcome([going, taken]) == "stored")
        #expect(outcome([coming, entered, taken, going, coming, entered]) == "stored")
        let loaded = try session.reload()
        #expect(Snapshot(loaded.register) == Snapshot(session.register))
        #expect(outcome([going]) == "refused")
        _ = try session.store.verify()
    }

    /// More sat it than are on the list.
    private static let contradiction = ResultCounts(
        onRoll: 41,
        sat: 42,
        excellent: 1,
        pass: 1,
        sum: .total(.zero)
    )

    @Test("values that no field may have are refused by the tables")
    func checks() throws {
        let session = try Session(TemporaryDirectory())
        session.commit([[session.statement(Sample.additions)]])
        let changes: [Change] = [
            .schoolClass(revising(Sample.classOf2022) { $0.number = 1000 }),
            .result(revising(Sample.result) { $0.entry = .counts(Self.contradiction) }),
            .paper(revising(Sample.paper) { $0.full = .zero }),
            .teaching(revising(Sample.teaching) { $0.to = Sample.day(2024, 8, 31) }),
            .unit(
                Revised(before: nil, after: Unit(id: UnitID(""), name: "无", kind: .primary))
            ),
        ]
        for change in changes {
            let report = session.commit(change)
            guard case .refused = report.outcomes[0] else {
                Issue.record("stored: \(change)")
                continue
            }
        }
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
    }

    @Test(
        "the tables are strict",
        arguments: [
            "UPDATE person SET title = '特级'", "UPDATE person SET revision = 'x'",
            "UPDATE person SET subjects = '语文'", "UPDATE person SET retired = '2024-9-1'",
            "UPDATE unit SET kind = 'club'", "UPDATE result SET total = 1.5",
            "UPDATE person_change SET value = 'x' WHERE field = 'title'",
            "UPDATE audit SET hash = zeroblob(31)", "UPDATE test SET term_name = NULL",
        ]
    )
    func strict(sql: String) throws {
        let session = try Session(TemporaryDirectory())
        session.commit([[session.statement(Sample.additions)]])
        #expect(throws: (any Error).self) { try session.tamper(sql) }
    }
}
