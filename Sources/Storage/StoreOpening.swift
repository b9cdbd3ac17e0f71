import CSQLiteSetup
import GRDB

/// The steps from a directory to a database that may be written.
struct StoreOpening {
    let queue: DatabaseQueue
    let writer: BatchWriter
    let genesis: Fingerprint

    var state: BatchWriter.State { writer.state }

    /// `SXUN`: what the header of a store's database says that it is.
    static let applicationID = 0x5358_554E
    /// Pages in the write-ahead log (32 MiB) after which a commit carries them into the database:
    /// what several rounds wrote is carried once.
    static let checkpointPages = 8_000
    /// What the log file shrinks to when it begins anew: more than the last commit leaves in it.
    private static let logByteLimit = 48 * 1024 * 1024
    private static let cacheKibibytes = 96 * 1024
    /// While all rows are read, each once.
    private static let readingKibibytes = 1024
    /// How long another process that looks into the database may hold up the opening.
    private static let busySeconds = 1.0

    /// Brings what only the journal has into the database's file.
    static func recover(
        _ writer: BatchWriter,
        _ database: Database
    ) throws(StoreError) {
        guard try writer.recover() else { return }
        guard try integer(database, "PRAGMA wal_checkpoint(TRUNCATE)") == 0 else {
            throw .fault(.other, outcomeUnknown: false, detail: "the log cannot be emptied")
        }
    }

    /// Set once a process, before SQLite is used.
    ///
    /// Where something else has used it before, it counts its memory as it always does, which only
    /// takes time.
    private static let sqliteSettings = (
        shixun_sqlite_forgo_memory_statistics(), shixun_sqlite_forgo_connection_locks()
    )

    /// Opens the database; without a journal, each group goes into it at once.
    init(_ directory: StoreDirectory, journal: JournalFile?) throws(StoreError) {
        _ = Self.sqliteSettings
        var configuration = Configuration()
        // A transaction stays open over many groups.
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(Self.busySeconds)
        configuration.label = "shixun.store"
        do {
            queue = try DatabaseQueue(path: directory.database, configuration: configuration)
        } catch { throw StoreError(SQLiteFailure(error)) }
        let result: Result<(BatchWriter, Fingerprint), StoreError> =
            queue.writeWithoutTransaction { database in
                do throws(StoreError) {
                    return .success(try Self.prepare(database, journal))
                } catch {
                    return .failure(error)
                }
            }
        (writer, genesis) = try result.get()
        try directory.sync()
    }

    private static func prepare(
        _ database: Database,
        _ journal: JournalFile?
    ) throws(StoreError) -> (BatchWriter, Fingerprint) {
        let format = try format(of: database)
        try configure(database)
        try requireSettled(database, format, journal)
        try migrate(database, from: format)
        guard try Schema(of: database) == Schema.known.get() else {
            let detail = "its tables are not those of format \(Migration.known)"
            throw .damaged(.database, detail: detail)
        }
        let genesis = Fingerprint(of: try text(database, "SELECT instance FROM store_info"))
        guard let connection = database.sqliteConnection else {
            throw .fault(.other, outcomeUnknown: false, detail: "there is no connection")
        }
        let state = try StateReader(connection, genesis: genesis).read()
        let statements: Statements
        do { statements = try Statements(connection) } catch { throw StoreError(error) }
        let writer = BatchWriter(statements, state: state, journal: journal)
        try recover(writer, database)
        return (writer, genesis)
    }

    /// Refuses to migrate while the journal holds what the database lacks: its records are rows of
    /// the older format, which the new tables do not take.
    ///
    /// It holds none after an orderly stop.
    private static func requireSettled(
        _ database: Database,
        _ format: Int,
        _ journal: JournalFile?
    ) throws(StoreError) {
        guard let journal, format > 0, format < Migration.known,
            let connection = database.sqliteConnection
        else { return }
        let genesis = Fingerprint(of: try text(database, "SELECT instance FROM store_info"))
        let head = try StateReader(connection, genesis: genesis).head()
        let contents = try journal.contents(afterOpening: true)
        let isSettled = contents.withUnsafeBytes { bytes in
            var reader = JournalReader(bytes)
            return reader.next(after: head) == nil
        }
        guard isSettled else { throw .unsettled(format: format, known: Migration.known) }
    }

    /// The store's format; 0 for a new one.
    private static func format(of database: Database) throws(StoreError) -> Int {
        let application = try integer(database, "PRAGMA application_id")
        let format = try integer(database, "PRAGMA user_version")
        let objects = try integer(database, "SELECT count(*) FROM sqlite_schema")
        if objects == 0, application == 0, format == 0 { return 0 }
        guard application == applicationID, format > 0 else {
            throw .damaged(.database, detail: "it is no store of shixun")
        }
        guard format <= Migration.known else {
            throw .newerFormat(found: format, known: Migration.known)
        }
        return format
    }

    /// Makes SQLite sync each commit before it returns, and keeps other processes out.
    ///
    /// What the log holds is carried into the database and synced before anything is written:
    /// after a failed sync the log may be in the kernel's memory only.
    private static func configure(_ database: Database) throws(StoreError) {
        _ = try text(database, "PRAGMA locking_mode = EXCLUSIVE")
        guard try text(database, "PRAGMA journal_mode = WAL") == "wal" else {
            throw .fault(.other, outcomeUnknown: false, detail: "SQLite refuses the WAL mode")
        }
        try execute(database, "PRAGMA synchronous = FULL")
        guard try integer(database, "PRAGMA synchronous") == 2 else {
            throw .fault(.other, outcomeUnknown: false, detail: "SQLite refuses to sync")
        }
        try execute(database, "PRAGMA wal_autocheckpoint = \(checkpointPages)")
        try execute(database, "PRAGMA journal_size_limit = \(logByteLimit)")
        try execute(database, "PRAGMA cache_size = -\(cacheKibibytes)")
        try execute(database, "PRAGMA temp_store = MEMORY")
        try execute(database, "PRAGMA cell_size_check = ON")
        try execute(database, "PRAGMA trusted_schema = OFF")
        guard try integer(database, "PRAGMA wal_checkpoint(TRUNCATE)") == 0 else {
            throw .fault(.other, outcomeUnknown: false, detail: "the log cannot be emptied")
        }
    }

    /// Does what reads every row, with few pages of the cache in use one after the other.
    ///
    /// A cache that filled up meanwhile would come to lie in pieces between the register's objects:
    /// free afterwards, and in no whole page that could be given back. With a million observations
    /// that was 60 bytes each.
    static func withFewPages<Result>(
        of database: Database,
        _ body: () throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        try execute(database, "PRAGMA cache_size = -\(readingKibibytes)")
        let result = try body()
        try execute(database, "PRAGMA cache_size = -\(cacheKibibytes)")
        return result
    }

    /// Takes the store from its format to the known one, each step whole or not at all.
    static func migrate(
        _ database: Database,
        from format: Int,
        by migrations: [Migration] = Migration.all
    ) throws(StoreError) {
        for migration in migrations where migration.format > format {
            do {
                try database.inTransaction(.immediate) {
                    try database.execute(sql: migration.sql)
                    try database.execute(sql: "PRAGMA user_version = \(migration.format)")
                    return .commit
                }
            } catch { throw StoreError(SQLiteFailure(error)) }
        }
    }

    private static func execute(_ database: Database, _ sql: String) throws(StoreError) {
        do { try database.execute(sql: sql) } catch { throw StoreError(SQLiteFailure(error)) }
    }

    static func integer(_ database: Database, _ sql: String) throws(StoreError) -> Int {
        do {
            return try Int.fetchOne(database, sql: sql) ?? 0
        } catch { throw StoreError(SQLiteFailure(error)) }
    }

    static func text(_ database: Database, _ sql: String) throws(StoreError) -> String {
        do {
            return try String.fetchOne(database, sql: sql) ?? ""
        } catch { throw StoreError(SQLiteFailure(error)) }
    }
}
