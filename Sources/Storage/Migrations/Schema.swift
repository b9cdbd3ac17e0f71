import GRDB

/// The tables and indexes of a database, as SQLite keeps their definitions.
///
/// A flipped bit in a definition would change what is checked, or how rows are read, in silence.
struct Schema: Hashable {
    private let definitions: [String]

    private static let sql = """
        SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1
        """

    init(of database: Database) throws(StoreError) {
        do {
            definitions = try String.fetchAll(database, sql: Self.sql)
        } catch { throw StoreError(SQLiteFailure(error)) }
    }

    /// That of a store to which all migrations were applied.
    static let known: Result<Schema, StoreError> = {
        do {
            let queue = try DatabaseQueue()
            return .success(
                try queue.writeWithoutTransaction { database in
                    for migration in Migration.all { try database.execute(sql: migration.sql) }
                    return try Schema(of: database)
                }
            )
        } catch {
            return .failure(StoreError(SQLiteFailure(error)))
        }
    }()
}
