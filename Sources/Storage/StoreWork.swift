/// Something that takes long, done in slices, between which the store commits.
package protocol StoreWork: Sendable {
    associatedtype Value: Sendable

    /// Does the next slice.
    /// - Returns: what came of it all, after the last slice.
    mutating func advance(on store: Store) throws(StoreError) -> Value?

    /// Whether a slice only reads, and what was read is looked at while commits go on.
    static var isDigested: Bool { get }

    /// Looks at what the slice has read; on another thread than the store's.
    /// - Returns: what came of it all, after the last slice.
    mutating func digest() throws(StoreError) -> Value?
}

extension StoreWork {
    package static var isDigested: Bool { false }

    package mutating func digest() throws(StoreError) -> Value? { nil }
}

/// How much one slice does; a commit waits for one of them at most.
enum Slice {
    /// Statements that are read at once, if they are small ones.
    static let statements = 2_000
    /// Statements that SQLite searches.
    static let searchedStatements = 20_000
    /// Pages that a backup copies.
    static let pages = 512
}
