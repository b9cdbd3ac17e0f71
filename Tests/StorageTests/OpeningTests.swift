import Domain
import Foundation
import GRDB
import Testing

@testable import Storage

/// When a store is opened, and when it is refused.
struct OpeningTests {
    private let bureau = Change.unit(Revised(before: nil, after: Sample.bureau))

    @Test("commits are synced, keys are checked, nobody else gets in")
    func settings() throws {
        let session = try Session(TemporaryDirectory())
        let read = try session.store.access { (database, _, _) throws(StoreError) in
            [
                try StoreOpening.text(database, "PRAGMA synchronous"),
                try StoreOpening.text(database, "PRAGMA journal_mode"),
                try StoreOpening.text(database, "PRAGMA foreign_keys"),
                try StoreOpening.text(database, "PRAGMA locking_mode"),
                try StoreOpening.text(database, "PRAGMA application_id"),
                try StoreOpening.text(database, "PRAGMA user_version"),
            ]
        }
        #expect(read == ["2", "wal", "1", "exclusive", "1398297934", "\(Migration.known)"])
    }

    @Test("a second owner is refused with the first one's process id")
    func locked() throws {
        let session = try Session(TemporaryDirectory())
        #expect(throws: StoreError.locked(pid: Int(getpid()))) {
            try Store(directory: session.directory.store)
        }
        session.store.close()
        _ = try Store(directory: session.directory.store)
    }

    @Test("a store behind the acknowledged sequence is refused")
    func behind() throws {
        let session = try Session(TemporaryDirectory())
        session.commit(bureau)
        session.store.close()
        let old = try session.directory.read("shixun.db")
        _ = try session.reload()
        session.commit(.unit(revising(Sample.bureau) { $0.area = Timeline("道里区") }))
        session.store.close()
        try session.directory.write(old, to: "shixun.db")
        try session.directory.write([], to: "journal")
        #expect(throws: StoreError.behind(highWater: 2, found: 1)) { try session.reload() }
        try FileManager.default.removeItem(atPath: session.directory.database)
        #expect(throws: StoreError.behind(highWater: 2, found: 0)) { try session.reload() }
    }

    @Test("a lost or garbled high-water file is told")
    func highWater() throws {
        let session = try Session(TemporaryDirectory())
        session.commit(bureau)
        session.store.close()
        try session.directory.write([], to: "high-water")
        #expect(try session.reload().notices == [.highWaterMissing])
        session.store.close()
        try session.directory.write(Array(repeating: 7, count: 16), to: "high-water")
        #expect(try session.reload().notices == [.highWaterUnreadable])
    }

    @Test("a newer format is refused")
    func newer() throws {
        let session = try Session(TemporaryDirectory())
        let newer = Migration.known + 1
        try session.tamper("PRAGMA user_version = \(newer)")
        #expect(throws: StoreError.newerFormat(found: newer, known: Migration.known)) {
            try session.reload()
        }
    }

    @Test("another program's database is refused and left alone")
    func foreign() throws {
        let directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(
            atPath: directory.store,
            withIntermediateDirectories: false
        )
        try runSQL("CREATE TABLE t (x)", on: directory.database)
        let before = try directory.read("shixun.db")
        let error = #expect(throws: StoreError.self) { try Store(directory: directory.store) }
        guard case .damaged(.database, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try directory.read("shixun.db") == before)
    }

    @Test("a directory that cannot be is refused")
    func directories() throws {
        let directory = try TemporaryDirectory()
        for path in [directory.path + "/a/b", "/dev/null"] {
            let error = #expect(throws: StoreError.self) { try Store(directory: path) }
            guard case .directory = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
        _ = try Store(directory: directory.store)
        let attributes = try FileManager.default.attributesOfItem(atPath: directory.store)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
    }

    @Test("keys of the last day are loaded with what was answered")
    func idempotency() throws {
        let session = try Session(TemporaryDirectory())
        let first = session.statement([bureau], key: "k-1", text: "unit add daoli")
        #expect(session.commit([[first]]).isComplete)
        let change = Change.unit(revising(Sample.bureau) { $0.area = Timeline("道里区") })
        session.commit(change)
        let loaded = try session.reload()
        let record = loaded.idempotency[IdempotencyKey(uid: 1000, key: "k-1")]
        #expect(loaded.idempotency.count == 1)
        #expect(record?.text == ByteHash.hash("unit add daoli"))
        #expect(record?.outcome == "id=A-1 rev=1")
        #expect(record?.sequence == 1)
    }

    @Test("a key older than a day is not loaded")
    func oldKeys() throws {
        let session = try Session(TemporaryDirectory())
        let first = Commit(
            sequence: 1,
            timeMilliseconds: 1,
            uid: 1000,
            role: "admin",
            text: "unit add daoli",
            idempotencyKey: "k-1",
            outcome: "id=daoli",
            changes: [bureau]
        )
        #expect(session.commit([[first]]).isComplete)
        #expect(try session.reload().idempotency.count == 1)
        _ = session.statement([])
        session.commit(.counter(CounterStep(prefix: "TA", before: 0, after: 1)))
        #expect(try session.reload().idempotency.isEmpty)
    }
}
