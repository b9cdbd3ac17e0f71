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

    @Test("no flipped bit of the log loses an acknowledged statement in silence")
    func flippedLog() throws {
        let session = try filled()
        let copy = try TemporaryDirectory()
        try session.directory.copyStore(to: copy)
        let expected = Snapshot(session.register)
        let names = ["shixun.db", "shixun.db-wal", "high-water"]
        let files = try names.map { ($0, try copy.read($0)) }
        let log = files[1].1
        #expect(try Self.loads(copy, as: expected))
        var refused = 0
        for place in stride(from: 3, to: log.count, by: 997) {
            for (name, bytes) in files { try copy.write(bytes, to: name) }
            var flipped = log
            flipped[place] ^= 1 << UInt8(place % 8)
            try copy.write(flipped, to: "shixun.db-wal")
            if try !Self.loads(copy, as: expected) { refused += 1 }
        }
        #expect(refused > 10)
    }

    @Test("the log cut anywhere in its last frames is refused as behind")
    func cutLog() throws {
        let session = try filled()
        let copy = try TemporaryDirectory()
        try session.directory.copyStore(to: copy)
        let names = ["shixun.db", "shixun.db-wal", "high-water"]
        let files = try names.map { ($0, try copy.read($0)) }
        let log = files[1].1
        // scripts/faults/cut-log cuts at every byte.
        let isWhole = ProcessInfo.processInfo.environment["SHIXUN_EVERY_BYTE"] != nil
        let step = isWhole ? -1 : -509
        for length in stride(from: log.count - 1, to: log.count - 3 * 4120, by: step) {
            for (name, bytes) in files { try copy.write(bytes, to: name) }
            try copy.write(Array(log.prefix(length)), to: "shixun.db-wal")
            #expect(throws: StoreError.behind(highWater: 3, found: 2)) {
                try Store(directory: copy.store)
            }
        }
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
