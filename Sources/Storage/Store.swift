import Domain
import GRDB

/// The store of a daemon: one directory with one SQLite database, owned by one process.
///
/// Files: `shixun.db` (with `-wal`), `journal`, `lock`, `high-water`, `reserve`. `commit` is the
/// only call that writes what is new; `settle` brings it from the journal into the database.
/// A class, because it owns files. `@unchecked Sendable`: it is opened and loaded by whoever
/// starts the daemon and then used from the storage thread; its mutable state is touched only
/// within `access`, which GRDB's queue serialises.
package final class Store: @unchecked Sendable {
    /// The most statements whose idempotency keys are loaded.
    package static let idempotencyLimit = 100_000
    /// How long an idempotency key is kept.
    package static let idempotencyMilliseconds: Int64 = 24 * 60 * 60 * 1000

    let directory: StoreDirectory
    /// nil once the store is closed.
    private var lock: StoreLock?
    private let highWater: HighWaterFile
    private let reserve: ReserveFile?
    /// The files that were opened.
    private let database: FileIdentity?
    private var log: FileIdentity?
    private let journal: FileIdentity?
    private let queue: DatabaseQueue
    /// What `load` finds out before anything is read.
    let openingNotices: [StoreNotice]
    /// What the first statement of the chain is chained to.
    package let genesis: Fingerprint
    /// nil once the store is closed.
    private var writer: BatchWriter?
    /// The fault that ended this store's commits.
    private var fault: StoreError?

    /// Opens the store of a directory, which is made where it is missing.
    ///
    /// - Throws: `.locked` when another process owns it; `.newerFormat`; `.unsettled`; `.behind`
    ///   when acknowledged statements are missing; `.directory`; `.damaged`; `.fault`.
    package convenience init(
        directory path: String,
        expecting expected: Expectation? = nil
    ) throws(StoreError) {
        try self.init(path, expected, keepsReserve: true)
    }

    /// Opens a copy of a store, which serves nobody.
    convenience init(copyIn path: String) throws(StoreError) {
        try self.init(path, nil, keepsReserve: false)
    }

    /// What a store must be that was open before: no other one, and none that is behind.
    package struct Expectation: Sendable {
        package let genesis: Fingerprint
        package let sequence: Int

        package init(genesis: Fingerprint, sequence: Int) {
            self.genesis = genesis
            self.sequence = sequence
        }
    }

    private init(
        _ path: String,
        _ expected: Expectation?,
        keepsReserve: Bool
    ) throws(StoreError) {
        directory = try StoreDirectory(path, mustExist: expected != nil)
        let isThere = FileIdentity(directory.database) != nil
        guard isThere || (expected == nil && keepsReserve) else {
            throw .directory(detail: "\(directory.database) is gone")
        }
        lock = try StoreLock(directory.lock)
        directory.keepPrivate()
        highWater = try HighWaterFile(directory.highWater)
        // An empty database is never made in the place of one that is lost.
        if !isThere, case .sequence(let sequence) = highWater.reading, sequence > 0 {
            throw .behind(highWater: sequence, found: 0)
        }
        // A copy serves nobody: its groups go into the database at once.
        let journalFile = keepsReserve ? try JournalFile(directory.journal) : nil
        let opening = try Self.open(directory, journalFile)
        queue = opening.queue
        genesis = opening.genesis
        writer = opening.writer
        database = FileIdentity(directory.database)
        journal = FileIdentity(directory.journal)
        let found = opening.state.head.sequence
        var notices = try Self.notices(highWater.reading, found: found)
        if !isThere { notices.append(.created) }
        reserve = keepsReserve ? ReserveFile(path: directory.reserve) : nil
        do throws(StoreError) {
            try reserve?.fill(andMore: expected != nil)
        } catch {
            guard expected == nil else { throw error }
            notices.append(.noReserve(detail: "\(error)"))
        }
        openingNotices = notices
        guard let expected else { return }
        guard expected.genesis == genesis else {
            throw .directory(detail: "\(directory.database) is another store")
        }
        guard found >= expected.sequence else {
            throw .behind(highWater: expected.sequence, found: found)
        }
    }

    deinit {
        closeDatabase()
    }

    /// Opens the database; with the reserve's room where the disk has none for log and journal.
    ///
    /// SQLite tells a full disk as such, or as a file that cannot be made longer.
    private static func open(
        _ directory: StoreDirectory,
        _ journal: JournalFile?
    ) throws(StoreError) -> StoreOpening {
        do throws(StoreError) {
            return try StoreOpening(directory, journal: journal)
        } catch {
            guard journal != nil, case .fault(let kind, _, _) = error,
                kind == .full || kind == .ioError
            else { throw error }
            ReserveFile(path: directory.reserve).release()
            return try StoreOpening(directory, journal: journal)
        }
    }

    private static func notices(
        _ reading: HighWaterFile.Reading,
        found: Int
    ) throws(StoreError) -> [StoreNotice] {
        switch reading {
        case .missing: return found == 0 ? [] : [.highWaterMissing]
        case .unreadable: return [.highWaterUnreadable]
        case .sequence(let sequence):
            guard sequence <= found else { throw .behind(highWater: sequence, found: found) }
            return []
        }
    }

    /// Stores a group, with one sync where nothing is refused.
    ///
    /// When SQLite refuses a row of the group, each batch is stored again by itself: the culprit is
    /// `.refused`, and so is a later batch that builds on it. Sequences of refused batches stay
    /// unused. After a fault other than a full disk every commit is `.notStored`: the store is to
    /// be closed, opened and loaded anew.
    package func commit(_ group: CommitGroup) -> CommitReport {
        queue.writeWithoutTransaction { _ in
            guard let writer, fault == nil else { return unavailable(group) }
            var report = store(group, with: writer)
            if report.outcomes.contains(.stored), !isInPlace {
                // The database may still be there, and then takes what the lost journal told.
                if isDatabaseInPlace { _ = settle(writer) }
                let detail = "\(directory.database) was removed or replaced"
                report = CommitReport(every: .unknown, of: group)
                report.fault = .fault(.other, outcomeUnknown: true, detail: detail)
            }
            if let fault = report.fault { note(fault) }
            if report.outcomes.contains(.stored),
                let detail = highWater.write(writer.state.head.sequence)
            {
                report.notices.append(.highWaterNotWritten(detail: detail))
            }
            return report
        }
    }

    /// Brings what only the journal holds into the database; to be called some time after a commit.
    ///
    /// - Returns: why it could not; what was acknowledged is in the journal still, and the store is
    ///   to be opened anew.
    @discardableResult
    package func settle() -> StoreError? {
        queue.writeWithoutTransaction { _ in
            guard let writer, fault == nil else { return nil }
            return settle(writer)
        }
    }

    /// - Returns: why not.
    private func settle(_ writer: BatchWriter) -> StoreError? {
        do throws(WriteFailure) {
            try writer.settle()
            return nil
        } catch {
            let failure: StoreError =
                switch error {
                case .refused(let detail): .damaged(.database, detail: detail)
                case .fault(let kind, _, let detail):
                    .fault(kind, outcomeUnknown: false, detail: detail)
                }
            note(failure)
            fault = failure
            return failure
        }
    }

    /// After a fault: why the archive cannot be asked before the store is opened again.
    private func lag(_ writer: BatchWriter) -> StoreError? {
        guard writer.isBehind else { return nil }
        guard case .fault(let kind, _, let detail) = fault else { return fault }
        return .fault(kind, outcomeUnknown: false, detail: detail)
    }

    /// Gives up the reserve where the disk is full; any other fault ends this store's commits.
    private func note(_ failure: StoreError) {
        if case .fault(.full, _, _) = failure { reserve?.release() }
        if case .fault(.full, outcomeUnknown: false, _) = failure { return }
        fault = failure
    }

    /// Whether the files that are written are those to which their paths lead.
    ///
    /// SQLite goes on writing files that were removed, and nothing of it would be there later.
    private var isInPlace: Bool {
        FileIdentity(directory.journal) == journal && isDatabaseInPlace
    }

    private var isDatabaseInPlace: Bool {
        guard FileIdentity(directory.database) == database else { return false }
        let current = FileIdentity(directory.database + "-wal")
        log = log ?? current
        return current != nil && current == log
    }

    /// Takes back, for good, all statements after a moment; for a copy that is being restored.
    ///
    /// - Throws: `.directory` where the record ends before that sequence.
    func takeBack(to point: RecordPoint, end: Int) throws(StoreError) {
        if case .sequence(let sequence) = point, sequence > end {
            throw .directory(detail: "the backup ends with statement \(end)")
        }
        try access { (_, connection, _) throws(StoreError) in
            guard let writer else { return }
            do throws(WriteFailure) {
                try writer.takeBack(to: point, on: connection, genesis: genesis)
            } catch {
                switch error {
                case .refused(let detail): throw .damaged(.database, detail: detail)
                case .fault(let kind, let outcomeUnknown, let detail):
                    throw .fault(kind, outcomeUnknown: outcomeUnknown, detail: detail)
                }
            }
        }
        highWater.forget()
    }

    private func unavailable(_ group: CommitGroup) -> CommitReport {
        var report = CommitReport(every: .notStored, of: group)
        report.fault = .fault(.other, outcomeUnknown: false, detail: "the store is closed")
        if case .fault(let kind, _, let detail) = fault {
            report.fault = .fault(kind, outcomeUnknown: false, detail: detail)
        }
        return report
    }

    private func store(_ group: CommitGroup, with writer: BatchWriter) -> CommitReport {
        do throws(WriteFailure) {
            try writer.store(group.batches[...], comparing: false)
            return CommitReport(every: .stored, of: group)
        } catch {
            switch error {
            case .refused: return storeEach(group, with: writer)
            case .fault(let kind, let outcomeUnknown, let detail):
                let outcome: CommitReport.Outcome = outcomeUnknown ? .unknown : .notStored
                var report = CommitReport(every: outcome, of: group)
                report.fault = .fault(kind, outcomeUnknown: outcomeUnknown, detail: detail)
                return report
            }
        }
    }

    /// Stores each batch by itself, so that only the culprit is refused.
    private func storeEach(_ group: CommitGroup, with writer: BatchWriter) -> CommitReport {
        var report = CommitReport()
        // What a refused batch takes back is then no more than itself.
        if let failure = settle(writer) {
            report.fault = failure
            report.fill(to: group.batches.count)
            return report
        }
        for index in group.batches.indices {
            do throws(WriteFailure) {
                try writer.store(group.batches[index...index], comparing: true)
                report.append(.stored)
            } catch {
                switch error {
                case .refused(let detail):
                    report.append(.refused(detail: detail))
                case .fault(let kind, let outcomeUnknown, let detail):
                    report.append(outcomeUnknown ? .unknown : .notStored)
                    report.fault = .fault(kind, outcomeUnknown: outcomeUnknown, detail: detail)
                    report.fill(to: group.batches.count)
                    return report
                }
            }
        }
        return report
    }

    /// Closes the database and gives up the directory; every later commit is `.notStored`.
    package func close() {
        closeDatabase()
    }

    private func closeDatabase() {
        queue.writeWithoutTransaction { _ in
            // What cannot be settled is in the journal, as after a fault.
            if let writer, fault == nil { _ = settle(writer) }
            writer = nil
        }
        // A failure leaves the write-ahead log, from which the next opening recovers.
        try? queue.close()
        lock = nil
    }

    /// Runs `body` with the connection and what is known to be stored, all of it in the database.
    func access<Value>(
        _ body: (Database, OpaquePointer, BatchWriter.State) throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        let result: Result<Value, StoreError> = queue.writeWithoutTransaction { database in
            guard let writer, let connection = database.sqliteConnection else {
                let detail = "the store is closed"
                return .failure(.fault(.other, outcomeUnknown: false, detail: detail))
            }
            if let failure = fault == nil ? settle(writer) : lag(writer) {
                return .failure(failure)
            }
            do throws(StoreError) {
                return .success(try body(database, connection, writer.state))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
