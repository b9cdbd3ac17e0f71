package import Domain
import GRDB
import Glibc

/// Puts a backup in the place of a store, as it was or as it was known at a moment of the record.
///
/// Everything is done and checked on a copy in a folder of its own; only then do the files change
/// places. What was there before is kept aside. The store must have no owner meanwhile.
package struct StoreRestore {
    /// What came of it.
    package struct Restored: Hashable, Sendable {
        /// That of the last statement that was kept.
        package let kept: Int
        /// That of the statement that tells of the restoration; the next one comes after it.
        package let sequence: Int
        /// Where the files are that were there before; nil where there were none.
        package let aside: String?
    }

    /// How many restorations of the same moment may have been broken off.
    private static let attempts = 100

    private let file: String
    private let path: String
    private let point: RecordPoint?
    private let uid: Int
    private let now: Int64

    /// What is to be restored, and where: all of the backup, or as it was known at a moment.
    ///
    /// `now` is in UTC, in milliseconds since 1970.
    package init(
        _ file: String,
        into directory: String,
        at point: RecordPoint?,
        uid: Int,
        now: Int64
    ) {
        self.file = file
        path = directory
        self.point = point
        self.uid = uid
        self.now = now
    }

    /// Restores.
    /// - Throws: why not; nothing of the store has changed then.
    package func run() throws(StoreError) -> Restored {
        let directory = try StoreDirectory(path)
        let lock = try StoreLock(directory.lock)
        defer { withExtendedLifetime(lock) {} }
        try BackupHeader.check(file)
        let work = path + "/.restore"
        StoreDirectory.removeStore(in: work)
        guard mkdir(work, 0o700) == 0 else { throw StoreDirectory.failure("cannot make", work) }
        defer { StoreDirectory.removeStore(in: work) }
        let copy = work + "/" + StoreDirectory.databaseName
        try FileCopy.copy(file, to: copy)
        let (kept, sequence) = try prepare(work, directory)
        _ = try FileCopy.sync(copy)
        let aside = try replace(directory, by: copy, sequence)
        return Restored(kept: kept, sequence: sequence, aside: aside)
    }

    /// Checks the copy, takes back what came after the moment, and notes the restoration in it.
    private func prepare(
        _ work: String,
        _ directory: StoreDirectory
    ) throws(StoreError) -> (kept: Int, sequence: Int) {
        let store = try Store(copyIn: work)
        defer { store.close() }
        let verified = try store.verify()
        if let own = Self.instance(of: directory), own != store.genesis {
            throw .directory(detail: "\(file) is a backup of another store than \(path)")
        }
        if let point { try store.takeBack(to: point, end: verified.sequence) }
        let loaded = try store.load()
        var last = max(verified.sequence, loaded.sequence)
        if case .sequence(let high) = try HighWaterFile(directory.highWater).reading {
            last = max(last, high)
        }
        let commit = Commit(
            sequence: last + 1,
            timeMilliseconds: max(now, loaded.lastTimeMilliseconds),
            uid: uid,
            role: "admin",
            text: "restore",
            outcome: "restored=\(loaded.sequence)",
            comment: "restored up to statement \(loaded.sequence)",
            changes: []
        )
        let report = store.commit(CommitGroup(batches: [[commit]]))
        guard report.isComplete else {
            throw report.fault ?? .damaged(.database, detail: "\(report.outcomes)")
        }
        return (loaded.sequence, last + 1)
    }

    /// That of the store which is there; nil where there is none, or it cannot be read.
    private static func instance(of directory: StoreDirectory) -> Fingerprint? {
        guard access(directory.database, F_OK) == 0 else { return nil }
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        guard
            let queue = try? DatabaseQueue(
                path: directory.database,
                configuration: configuration
            ),
            let text = try? queue.read({ database in
                try String.fetchOne(database, sql: "SELECT instance FROM store_info")
            })
        else { return nil }
        try? queue.close()
        return Fingerprint(of: text)
    }

    /// Changes the files' places: journal and log of the old database go before it does, so that
    /// they are never taken for the new one's.
    private func replace(
        _ directory: StoreDirectory,
        by copy: String,
        _ sequence: Int
    ) throws(StoreError) -> String? {
        var aside: String?
        if access(directory.database, F_OK) == 0 {
            let folder = try makeAside(sequence)
            let database = StoreDirectory.databaseName
            let names = [
                StoreDirectory.journalName, database + "-wal", database + "-shm", database,
            ]
            for name in names where access(path + "/" + name, F_OK) == 0 {
                guard rename(path + "/" + name, folder + "/" + name) == 0 else {
                    throw StoreDirectory.failure("cannot move", path + "/" + name)
                }
            }
            try StoreDirectory.sync(folder)
            aside = folder
        }
        guard rename(copy, directory.database) == 0 else {
            throw StoreDirectory.failure("cannot move", copy)
        }
        try directory.sync()
        if let detail = try HighWaterFile(directory.highWater).write(sequence) {
            throw .directory(detail: "cannot write \(directory.highWater): \(detail)")
        }
        return aside
    }

    private func makeAside(_ sequence: Int) throws(StoreError) -> String {
        // One that was broken off has left its folder, and in it what belongs to the store.
        for attempt in 1...Self.attempts {
            let suffix = attempt == 1 ? "" : "-\(attempt)"
            let folder = path + "/replaced-\(sequence)\(suffix)"
            if mkdir(folder, 0o700) == 0 { return folder }
            guard errno == EEXIST else { throw StoreDirectory.failure("cannot make", folder) }
        }
        throw .directory(detail: "\(path) has too many folders replaced-\(sequence)")
    }
}
