import Domain
import Foundation
import Testing

@testable import Storage

/// What is on disk before the database has it, and how it gets there.
struct JournalTests {
    private let bureau = Change.unit(Revised(before: nil, after: Sample.bureau))

    private func person(_ id: String, unit: String = "daoli") -> Change {
        let person = Person(id: PersonID(id), name: "张敏", unit: UnitID(unit))
        return .person(Revised(before: nil, after: person))
    }

    /// The statements that the database has by itself.
    private func settled(_ directory: TemporaryDirectory) throws -> Int {
        let copy = try TemporaryDirectory()
        try directory.copyStore(to: copy)
        try copy.write([], to: "journal")
        try copy.write([], to: "high-water")
        let store = try Store(directory: copy.store)
        defer { store.close() }
        return try store.verify().statements
    }

    private func recovered(_ directory: TemporaryDirectory) throws -> (Snapshot, Int) {
        let copy = try TemporaryDirectory()
        try directory.copyStore(to: copy)
        let store = try Store(directory: copy.store)
        defer { store.close() }
        let loaded = try store.load()
        return (Snapshot(loaded.register), try store.verify().statements)
    }

    @Test("a group is on disk before the database has it")
    func recorded() throws {
        let session = try Session(TemporaryDirectory())
        session.commit(bureau)
        session.commit([[session.statement([person("T1")]), session.statement([person("T2")])]])
        #expect(try settled(session.directory) == 0)
        #expect(try recovered(session.directory) == (Snapshot(session.register), 3))
        session.store.settle()
        #expect(try settled(session.directory) == 3)
        #expect(try recovered(session.directory) == (Snapshot(session.register), 3))
    }

    @Test("another round is written over the last one, whose rest is never read")
    func rounds() throws {
        let session = try Session(TemporaryDirectory())
        session.commit(bureau)
        for number in 0..<20 { session.commit(person("T\(number)")) }
        let size = try session.directory.read("journal").count
        session.store.settle()
        for number in 20..<25 {
            session.commit(person("T\(number)"))
            let known = number - 20 + 1
            #expect(try settled(session.directory) == 21)
            #expect(try recovered(session.directory) == (Snapshot(session.register), 21 + known))
        }
        #expect(try session.directory.read("journal").count == size)
    }

    @Test("records that the database has already are passed over, and the others carried out")
    func halfSettled() throws {
        let session = try Session(TemporaryDirectory())
        session.commit(bureau)
        for number in 0..<5 { session.commit(person("T\(number)")) }
        let first = try session.directory.read("journal")
        session.store.settle()
        for number in 5..<8 { session.commit(person("T\(number)")) }
        // As a program leaves it that reads less of a journal than was written to it.
        let copy = try TemporaryDirectory()
        try session.directory.copyStore(to: copy)
        try copy.write(first + session.directory.read("journal"), to: "journal")
        #expect(try settled(copy) == 6)
        #expect(try recovered(copy) == (Snapshot(session.register), 9))
    }

    @Test("a refused batch takes nothing back that only the journal has")
    func refused() throws {
        let session = try Session(TemporaryDirectory())
        session.commit(bureau)
        session.commit(person("T1"))
        let report = session.commit([
            [session.statement([person("T2")])],
            [session.statement([person("T3", unit: "nowhere")])],
            [session.statement([person("T1")])],
            [session.statement([person("T4")])],
        ])
        #expect(report.outcomes.map { $0 == .stored } == [true, false, false, true])
        #expect(try recovered(session.directory) == (Snapshot(session.register), 4))
        session.commit(person("T5"))
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
        #expect(try session.store.verify().statements == 5)
    }

    @Test("a group larger than the journal goes into the database at once")
    func large() throws {
        let session = try Session(TemporaryDirectory())
        session.commit(bureau)
        let text = String(repeating: "满", count: JournalFile.byteLimit / 200)
        let statements = (0..<100).map { number in
            session.statement([person("T\(number)")], text: text)
        }
        #expect(session.commit([statements]).isComplete)
        #expect(try settled(session.directory) == 101)
        session.commit(person("U1"))
        #expect(try settled(session.directory) == 101)
        #expect(try recovered(session.directory) == (Snapshot(session.register), 102))
        let size = try session.directory.read("journal").count
        #expect(size < JournalFile.byteLimit)
    }

    @Test("a full journal is settled, and begun anew with the next group")
    func full() throws {
        let session = try Session(TemporaryDirectory())
        session.commit(bureau)
        let text = String(repeating: "满", count: JournalFile.byteLimit / 20)
        for number in 0..<20 {
            let statement = session.statement([person("T\(number)")], text: text)
            #expect(session.commit([[statement]]).isComplete)
            #expect(try recovered(session.directory) == (Snapshot(session.register), number + 2))
        }
        #expect(try session.directory.read("journal").count <= JournalFile.byteLimit)
        #expect(try settled(session.directory) > 10)
    }

    @Test("a journal of another store, or a garbled one, is never read")
    func foreign() throws {
        let other = try Session(TemporaryDirectory())
        other.commit(bureau)
        let session = try Session(TemporaryDirectory())
        for bytes in [
            try other.directory.read("journal"), Array(repeating: 0xFF, count: 4_096),
            Array(repeating: 0, count: 4_096), [1, 2, 3],
        ] {
            session.store.close()
            try session.directory.write(bytes, to: "journal")
            let loaded = try session.reload()
            #expect(loaded.sequence == 0)
            #expect(loaded.register.units.isEmpty)
        }
        session.commit(bureau)
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
    }

    @Test("a journal that is removed under a running store is noticed")
    func removed() throws {
        let session = try Session(TemporaryDirectory())
        session.commit(bureau)
        try FileManager.default.removeItem(atPath: session.directory.store + "/journal")
        let report = session.commit(person("T1"))
        #expect(report.outcomes == [.unknown])
        #expect(report.fault != nil)
    }
}
