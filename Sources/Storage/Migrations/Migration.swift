/// A numbered step from one format of the store to the next.
///
/// Frozen once released: pure SQL that names no type of the program, so that what it does never
/// changes when the program does.
struct Migration: Sendable {
    /// The format that the store has after it.
    let format: Int
    let sql: String

    /// All migrations in their order: format 1 first, none left out.
    static let all = [
        migration0001, migration0002, migration0003, migration0004, migration0005,
        migration0006, migration0007,
    ]

    /// The format that this program reads and writes.
    static let known = all.count
}
