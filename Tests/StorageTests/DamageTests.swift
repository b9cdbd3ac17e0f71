import Domain
import Foundation
import Testing

@testable import Storage

/// What was changed on disk is found before it is used.
struct DamageTests {
    private func filled() throws -> Session {
        let session = try Session(TemporaryDirectory())
        session.commit([[session.statement(Sample.additions, key: "k-1")]])
        let teacher = revising(Sample.person) { $0.sex = nil }
        session.commit(.person(teacher))
        session.commit(.counter(CounterStep(prefix: "TA", before: 17, after: 18)))
        return session
    }

    @Test(
        "a changed cell is found by its table's digest",
        arguments: [
            ("person", "UPDATE person SET name = '张三'"),
            ("person", "DELETE FROM person"),
            (
                "person_change",
                "UPDATE person_change SET value = '[\"数\"]' WHERE field = 'subjects'"
            ),
            ("unit", "UPDATE unit SET area = NULL WHERE id = 'hetu'"),
            ("result", "UPDATE result SET pass = pass - 1"),
            ("counter", "DELETE FROM counter"),
            ("scheme_version", "UPDATE scheme_version SET text = text || ' '"),
            ("term", "UPDATE digest SET row_count = 2 WHERE table_name = 'term'"),
        ]
    )
    func cell(table: String, sql: String) throws {
        let session = try filled()
        try session.tamper(sql)
        let error = #expect(throws: StoreError.self) { try session.reload() }
        guard case .damaged(.table(let name), _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(name == table || name == table + "_change")
    }

    @Test(
        "a changed statement is found by the chain",
        arguments: [
            (1, "UPDATE audit SET text = 'x' WHERE sequence = 1"),
            (1, "UPDATE audit SET outcome = 'id=A-2' WHERE sequence = 1"),
            (2, "UPDATE audit SET time_ms = time_ms + 1 WHERE sequence = 2"),
            (2, "UPDATE audit SET previous = zeroblob(32) WHERE sequence = 2"),
            (2, "UPDATE audit SET changes = zeroblob(1) WHERE sequence = 2"),
            (3, "DELETE FROM audit WHERE sequence = 2"),
            (1, "UPDATE store_info SET instance = lower(hex(randomblob(16)))"),
        ]
    )
    func chain(sequence: Int, sql: String) throws {
        let session = try filled()
        try session.tamper(sql)
        let error = #expect(throws: StoreError.self) { try session.reload() }
        guard case .damaged(.statement(sequence: sequence), _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("the chain tells what the tables hold")
    func replay() throws {
        let session = try filled()
        let found = try session.store.verify()
        #expect(found.statements == 3)
        #expect(found.rows > 30)
    }

    @Test("a changed definition of a table is found")
    func definition() throws {
        let session = try filled()
        try session.tamper(
            """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql, '''backbone''', '''backbonf''');
            """
        )
        #expect(throws: StoreError.self) { try session.reload() }
    }

    @Test("no flipped bit of the database is loaded in silence")
    func flippedBits() throws {
        let session = try filled()
        let expected = Snapshot(session.register)
        session.store.close()
        let bytes = try session.directory.read("shixun.db")
        var refused = 0
        for place in stride(from: 3, to: bytes.count, by: 389) {
            var flipped = bytes
            flipped[place] ^= 1 << UInt8(place % 8)
            try session.directory.write(flipped, to: "shixun.db")
            if try !Self.loads(session.directory, as: expected) { refused += 1 }
        }
        #expect(refused > 30)
    }

    /// A filled store's files as a power cut leaves them: what was written is in the log, or only
    /// in the journal.
    private func files(settled: Bool) throws -> [(name: String, bytes: [UInt8])] {
        let session = try filled()
        if settled { session.store.settle() }
        let copy = try TemporaryDirectory()
        try session.directory.copyStore(to: copy)
        var files: [(String, [UInt8])] = []
        for name in ["shixun.db", "shixun.db-wal", "journal", "high-water"] {
            files.append((name, try copy.read(name)))
        }
        return files
    }

    /// A store of those files, one of them changed.
    private func store(
        _ files: [(name: String, bytes: [UInt8])],
        _ changed: String,
        _ bytes: [UInt8]
    ) throws -> TemporaryDirectory {
        let copy = try TemporaryDirectory()
        let manager = FileManager.default
        try manager.createDirectory(atPath: copy.store, withIntermediateDirectories: false)
        for file in files {
            try copy.write(file.name == changed ? bytes : file.bytes, to: file.name)
        }
        return copy
    }

    @Test(
        "no flipped bit of log or journal loses an acknowledged statement in silence",
        arguments: [("shixun.db-wal", true, 997), ("journal", false, 61)]
    )
    func flippedLog(name: String, settled: Bool, step: Int) throws {
        var files = try files(settled: settled)
        let expected = Snapshot(try filled().register)
        #expect(try Self.loads(store(files, "", []), as: expected))
        if settled { files[2].bytes = [] }
        let file = try #require(files.first { $0.name == name }).bytes
        var refused = 0
        for place in stride(from: 3, to: file.count, by: step) {
            var flipped = file
            flipped[place] ^= 1 << UInt8(place % 8)
            if try !Self.loads(store(files, name, flipped), as: expected) { refused += 1 }
        }
        #expect(refused > 10)
    }

    @Test("the log cut anywhere in its last frames is refused as behind")
    func cutLog() throws {
        var files = try files(settled: true)
        files[2].bytes = []
        let log = files[1].bytes
        for length in stride(from: log.count - 1, to: log.count - 3 * 4120, by: step(509)) {
            let copy = try store(files, "shixun.db-wal", Array(log.prefix(length)))
            #expect(throws: StoreError.behind(highWater: 3, found: 0)) {
                try Store(directory: copy.store)
            }
        }
    }

    @Test("the journal cut anywhere in its last record is refused as behind")
    func cutJournal() throws {
        let files = try files(settled: false)
        let journal = files[2].bytes
        // The last record holds one statement, after its own length.
        let last = try #require(
            journal.indices.last { place in
                place + 4 <= journal.count
                    && journal[place] == UInt8(truncatingIfNeeded: journal.count - place - 4)
                    && journal[place + 1] == UInt8((journal.count - place - 4) >> 8)
            }
        )
        #expect(journal.count - last > 100)
        for length in stride(from: journal.count - 1, through: last, by: step(29)) {
            let copy = try store(files, "journal", Array(journal.prefix(length)))
            #expect(throws: StoreError.behind(highWater: 3, found: 2)) {
                try Store(directory: copy.store)
            }
        }
    }

    @Test("a journal that is removed under a running store takes nothing with it")
    func journalRemoved() throws {
        let session = try filled()
        try FileManager.default.removeItem(atPath: session.directory.store + "/journal")
        let more = session.statement([.counter(CounterStep(prefix: "TA", before: 18, after: 19))])
        let report = session.store.commit(CommitGroup(batches: [[more]]))
        #expect(report.outcomes == [.unknown])
        #expect(try session.reload().sequence == more.sequence)
        #expect(session.store.settle() == nil)
    }

    @Test("a journal of an older format is refused before anything is migrated")
    func olderJournal() throws {
        let older = Migration.known - 1
        let copy = try TemporaryDirectory()
        let session = try filled()
        try session.directory.copyStore(to: copy)
        session.store.close()
        try runSQL("PRAGMA user_version = \(older)", on: copy.database)
        #expect(throws: StoreError.unsettled(format: older, known: Migration.known)) {
            try Store(directory: copy.store)
        }
        // The version that wrote it brings it in.
        try runSQL("PRAGMA user_version = \(Migration.known)", on: copy.database)
        let store = try Store(directory: copy.store)
        #expect(try store.verify().sequence == 3)
        store.close()
    }

    @Test("what the log has lost is still in the journal")
    func lostLog() throws {
        let session = try Session(TemporaryDirectory())
        // The tables are in the database's file from now on.
        _ = try session.reload()
        session.commit([[session.statement(Sample.additions)]])
        session.store.settle()
        let copy = try TemporaryDirectory()
        try session.directory.copyStore(to: copy)
        #expect(try copy.read("shixun.db-wal").count > 3 * 4120)
        try copy.write([], to: "shixun.db-wal")
        let store = try Store(directory: copy.store)
        defer { store.close() }
        #expect(Snapshot(try store.load().register) == Snapshot(session.register))
    }

    /// scripts/faults/cut-log cuts at every byte.
    private func step(_ usual: Int) -> Int {
        ProcessInfo.processInfo.environment["SHIXUN_EVERY_BYTE"] != nil ? -1 : -usual
    }

    /// Whether the store loads; records an issue where it loads as something else.
    private static func loads(
        _ directory: TemporaryDirectory,
        as expected: Snapshot
    ) throws -> Bool {
        do throws(StoreError) {
            let store = try Store(directory: directory.store)
            defer { store.close() }
            let loaded = try store.load()
            #expect(Snapshot(loaded.register) == expected)
            #expect(loaded.sequence == 3)
            return true
        } catch {
            return false
        }
    }
}
