import Domain
import Foundation
import Support
import Testing

@testable import Storage

/// Stores of earlier formats open, with all that they hold.
struct MigrationTests {
    @Test("a store of format 1 opens, verifies and goes on")
    func format1() throws {
        let directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(
            atPath: directory.store,
            withIntermediateDirectories: false
        )
        try runSQL(Format1Schema.sql + Format1Rows.sql, on: directory.database)
        let pragmas = "PRAGMA application_id = 0x5358554E; PRAGMA user_version = 1"
        try runSQL(pragmas, on: directory.database)

        let session = try Session(directory)
        var expected = Register()
        for change in Sample.additions { expected.apply(change) }
        expected.apply(.person(revising(Sample.person) { $0.sex = nil }))
        #expect(Snapshot(session.register) == Snapshot(expected))
        #expect(session.sequence == 3)
        #expect(try session.store.verify().statements == 2)

        session.commit(.counter(CounterStep(prefix: "TA", before: 17, after: 18)))
        let loaded = try session.reload()
        #expect(loaded.register.counters["TA"] == 18)
        #expect(loaded.idempotency.count == 1)
    }

    @Test("a store of formats 2 to the present one opens, verifies and goes on", arguments: 2...7)
    func laterFormats(format: Int) throws {
        let directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(
            atPath: directory.store,
            withIntermediateDirectories: false
        )
        let fixture = try Repository.text("Tests/StorageTests/Fixtures/format-\(format).sql")
        try runSQL(fixture, on: directory.database)
        let pragmas = "PRAGMA application_id = 0x5358554E; PRAGMA user_version = \(format)"
        try runSQL(pragmas, on: directory.database)

        let session = try Session(directory)
        var expected = Register()
        let additions = [
            Sample.additions, Sample.additionsOfFormat2, Sample.additionsOfFormat3,
            Sample.ledgerAdditions, Sample.studyAdditions, Sample.additionsOfFormat6,
        ]
        for change in additions.prefix(format).joined() { expected.apply(change) }
        #expect(Snapshot(session.register) == Snapshot(expected))
        // One statement for each format that brought something to record.
        let statements = min(format, additions.count)
        #expect(session.sequence == statements)
        #expect(try session.store.verify().statements == statements)

        // It takes what later formats brought.
        for later in additions.dropFirst(format) {
            #expect(session.commit([[session.statement(later)]]).outcomes == [.stored])
        }
        session.commit(.counter(CounterStep(prefix: "TA", before: 17, after: 18)))
        let loaded = try session.reload()
        #expect(Snapshot(loaded.register) == Snapshot(session.register))
        #expect(loaded.register.counters["TA"] == 18)
        #expect(loaded.idempotency.count == 1)
        _ = try session.store.verify()
    }

    @Test("each format has its fixture")
    func fixtures() {
        #expect(
            Migration.known == 7,
            "add a fixture of the new format, made by the code that has it"
        )
    }

    /// `SHIXUN_FIXTURE=FOLDER swift test --filter MigrationTests`, then a dump of its database.
    @Test(
        "the present format's samples make a store, of which its fixture is made",
        .enabled(if: ProcessInfo.processInfo.environment["SHIXUN_FIXTURE"] != nil)
    )
    func makeFixture() throws {
        let directory = try TemporaryDirectory()
        let session = try Session(directory)
        let additions = [
            Sample.additions, Sample.additionsOfFormat2, Sample.additionsOfFormat3,
            Sample.ledgerAdditions, Sample.studyAdditions, Sample.additionsOfFormat6,
        ]
        for changes in additions {
            let key = changes == Sample.additions ? "k-1" : nil
            let statement = session.statement(changes, key: key)
            #expect(session.commit([[statement]]).outcomes == [.stored])
        }
        _ = try session.store.verify()
        let folder = try #require(ProcessInfo.processInfo.environment["SHIXUN_FIXTURE"])
        try FileManager.default.copyItem(atPath: directory.store, toPath: folder)
    }

    @Test("a store of format 1 takes what later formats brought")
    func format1Grows() throws {
        let directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(
            atPath: directory.store,
            withIntermediateDirectories: false
        )
        try runSQL(Format1Schema.sql + Format1Rows.sql, on: directory.database)
        let pragmas = "PRAGMA application_id = 0x5358554E; PRAGMA user_version = 1"
        try runSQL(pragmas, on: directory.database)
        let session = try Session(directory)
        let later =
            Sample.additionsOfFormat2 + Sample.additionsOfFormat3 + Sample.ledgerAdditions
            + Sample.studyAdditions + Sample.additionsOfFormat6
        let report = session.commit([[session.statement(later)]])
        #expect(report.outcomes == [.stored])
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
        _ = try session.store.verify()
    }

    @Test("a migration that fails in its middle leaves the format before it, whole")
    func failing() throws {
        let directory = try TemporaryDirectory()
        let session = try Session(directory)
        session.commit([[session.statement(Sample.additions)]])
        let broken = Migration(
            format: Migration.known + 1,
            sql: "CREATE TABLE later (id TEXT) STRICT; DROP TABLE person; DROP TABLE nobody"
        )
        #expect(throws: StoreError.self) {
            try session.store.access { (database, _, _) throws(StoreError) in
                try StoreOpening.migrate(database, from: Migration.known, by: [broken])
            }
        }
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
        _ = try session.store.verify()
    }

    @Test("the migrations are numbered without a gap")
    func numbers() {
        #expect(Migration.all.map(\.format) == Array(1...Migration.known))
    }
}
