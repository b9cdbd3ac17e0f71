import Domain
import GRDB

@testable import Storage

/// A store with the register that the daemon would have beside it.
final class Session {
    private(set) var store: Store
    private(set) var register = Register()
    private(set) var sequence: Int
    let directory: TemporaryDirectory

    init(_ directory: TemporaryDirectory) throws {
        self.directory = directory
        store = try Store(directory: directory.store)
        let loaded = try store.load()
        register = loaded.register
        sequence = loaded.sequence
    }

    /// A statement with the next sequence.
    func statement(_ changes: [Change], key: String? = nil, text: String = "教师 登记") -> Commit {
        sequence += 1
        return Commit(
            sequence: sequence,
            timeMilliseconds: 1_730_000_000_000 + Int64(sequence),
            uid: 1000,
            role: "admin",
            text: text,
            idempotencyKey: key,
            outcome: "id=A-\(sequence) rev=1",
            changes: changes
        )
    }

    /// Stores the batches and applies those that are stored.
    @discardableResult
    func commit(_ batches: [[Commit]]) -> CommitReport {
        let report = store.commit(CommitGroup(batches: batches))
        for (batch, outcome) in zip(batches, report.outcomes) where outcome == .stored {
            for change in batch.flatMap(\.changes) { register.apply(change) }
        }
        return report
    }

    @discardableResult
    func commit(_ changes: Change...) -> CommitReport {
        commit([[statement(changes)]])
    }

    /// Closes the store, opens it again and gives what it holds.
    func reload() throws -> LoadedStore {
        store.close()
        store = try Store(directory: directory.store)
        return try store.load()
    }

    /// Closes the store and runs SQL on its database behind its back.
    func tamper(_ sql: String) throws {
        store.close()
        try runSQL(sql, on: directory.database)
    }
}

/// Runs SQL on a database without keys being checked.
func runSQL(_ sql: String, on path: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
}
