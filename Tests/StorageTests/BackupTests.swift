import Domain
import Foundation
import Testing

@testable import Storage

/// Copies of a live store, and what is put in its place.
struct BackupTests {
    private func filled() throws -> Session {
        let session = try Session(TemporaryDirectory())
        session.commit([[session.statement(Sample.additions)]])
        session.commit(.person(revising(Sample.person) { $0.sex = nil }))
        return session
    }

    private func backUp(_ session: Session, _ name: String) throws -> StoreBackup.Finished {
        let folder = BackupFolder(of: session.directory.store)
        let work = StoreBackup(name, in: folder)
        while true {
            if let copied = try work.advance(on: session.store) { return try copied.finish() }
        }
    }

    private func restore(
        _ file: String,
        _ directory: TemporaryDirectory,
        at point: RecordPoint? = nil
    ) throws -> StoreRestore.Restored {
        let now: Int64 = 1_740_000_000_000
        return try StoreRestore(file, into: directory.store, at: point, uid: 7, now: now).run()
    }

    @Test("what is committed while the copy is made is in it")
    func online() throws {
        let session = try filled()
        let folder = BackupFolder(of: session.directory.store)
        for number in 1...6 {
            let version = SchemeVersion(
                id: SchemeVersion.Key(scheme: SchemeID("big-\(number)"), version: 1),
                file: "big.scheme",
                digest: Sample.version.digest,
                text: String(repeating: "满", count: 200_000)
            )
            session.commit(.schemeVersion(Revised(before: nil, after: version)))
        }
        let work = StoreBackup("b", in: folder)
        #expect(try work.advance(on: session.store) == nil, "more than one slice")
        #expect(session.commit(.unit(revising(Sample.bureau) { $0.retired = nil })).fault == nil)
        session.commit(.counter(CounterStep(prefix: "SU", before: 0, after: 18)))
        let last = try session.store.verify().sequence
        while try work.advance(on: session.store) == nil {}
        let file = try work.finish()
        #expect(file.sequence == last)
        #expect(throws: StoreError.self) { try backUp(session, "../b") }
        #expect(throws: StoreError.exists(folder.file("b"))) { try backUp(session, "b") }
        session.commit(.counter(CounterStep(prefix: "TA", before: 17, after: 18)))
        #expect(try backUp(session, "c").sequence == last + 1)
    }

    @Test("a restoration that was broken off is done again", arguments: [false, true])
    func brokenOff(hasMoved: Bool) throws {
        let session = try filled()
        let file = try backUp(session, "b")
        session.store.close()
        let store = session.directory.store
        let files = FileManager.default
        for name in ["replaced-3", ".restore"] {
            let path = "\(store)/\(name)"
            try files.createDirectory(atPath: path, withIntermediateDirectories: false)
        }
        try session.directory.write([1, 2, 3], to: ".restore/shixun.db")
        if hasMoved {
            let old = session.directory.database
            try files.moveItem(atPath: old, toPath: store + "/replaced-3/shixun.db")
            #expect(throws: StoreError.behind(highWater: 2, found: 0)) {
                try Store(directory: store)
            }
        }
        let restored = try restore(file.path, session.directory)
        #expect(restored.aside == (hasMoved ? nil : store + "/replaced-3-2"))
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
        #expect(!files.fileExists(atPath: store + "/.restore"))
    }

    @Test("a copy that is lost before it is checked is no backup")
    func lost() throws {
        let session = try filled()
        let folder = BackupFolder(of: session.directory.store)
        let work = StoreBackup("b", in: folder)
        while try work.advance(on: session.store) == nil {}
        folder.removePartials()
        #expect(throws: StoreError.self) { try work.finish() }
        #expect(!FileManager.default.fileExists(atPath: folder.file("b")))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test("a backup in another place is the same store; another instance is refused")
    func instances() throws {
        let session = try filled()
        let file = try backUp(session, "b")
        let other = try TemporaryDirectory()
        let restored = try restore(file.path, other)
        #expect(restored.kept == 2)
        #expect(restored.sequence == 3)
        #expect(restored.aside == nil)
        let store = try Store(directory: other.store)
        #expect(Snapshot(try store.load().register) == Snapshot(session.register))
        store.close()
        let stranger = try Session(TemporaryDirectory())
        stranger.commit(.unit(Revised(before: nil, after: Sample.bureau)))
        stranger.store.close()
        let before = try stranger.directory.read("shixun.db")
        #expect(throws: StoreError.self) { try restore(file.path, stranger.directory) }
        #expect(try stranger.directory.read("shixun.db") == before)
        #expect(try stranger.reload().sequence == 1)
    }

    @Test("every earlier moment can be restored", arguments: 1...3)
    func moments(seed: Int) throws {
        let session = try Session(TemporaryDirectory())
        var random = RandomChanges(seed: UInt64(seed))
        var states: [Int: Snapshot] = [0: Snapshot(Register())]
        for _ in 0..<12 {
            let statement = session.statement([random.change(of: session.register)])
            guard session.commit([[statement]]).isComplete else { continue }
            states[session.sequence] = Snapshot(session.register)
        }
        let store = session.directory.store
        session.store.close()
        for (sequence, expected) in states {
            let copy = try TemporaryDirectory()
            try FileManager.default.copyItem(atPath: store, toPath: copy.store)
            let opened = try Store(directory: copy.store)
            try opened.takeBack(to: .sequence(sequence), end: session.sequence)
            #expect(Snapshot(try opened.load().register) == expected, "\(sequence)")
            _ = try opened.verify(references: false)
            opened.close()
        }
    }

    @Test("a wrong, cut or newer file is refused before anything changes")
    func wrongFiles() throws {
        let session = try filled()
        let file = try backUp(session, "b")
        let whole = try Data(contentsOf: URL(fileURLWithPath: file.path))
        let path = session.directory.path + "/given"
        session.commit(.counter(CounterStep(prefix: "TA", before: 17, after: 18)))
        session.store.close()
        var before = try session.directory.read("shixun.db")
        var wrong: [Data] = [Data(), Data("SQLite format 3\0".utf8), Data(count: 8_192)]
        wrong += [whole.dropLast(1), whole.prefix(whole.count / 2), whole + Data(count: 4_096)]
        for place in stride(from: 100, to: whole.count, by: 2_111) where whole[place] != 0 {
            var flipped = whole
            flipped[place] ^= 4
            wrong.append(flipped)
        }
        var refused = 0
        for bytes in wrong {
            try bytes.write(to: URL(fileURLWithPath: path))
            do {
                _ = try restore(path, session.directory)
                // A bit in an unused part of a page harms nothing.
                let kept = try session.reload().register.persons
                #expect(Set(kept) == Set(session.register.persons))
                session.store.close()
                before = try session.directory.read("shixun.db")
            } catch {
                refused += 1
                #expect(try session.directory.read("shixun.db") == before)
            }
        }
        #expect(refused > 10)
        try whole.write(to: URL(fileURLWithPath: path))
        try runSQL("PRAGMA user_version = 999", on: path)
        #expect(throws: StoreError.newerFormat(found: 999, known: Migration.known)) {
            try restore(path, session.directory)
        }
        #expect(throws: StoreError.self) { try restore("/dev/zero", session.directory) }
        #expect(try session.directory.read("shixun.db") == before)
    }
}
