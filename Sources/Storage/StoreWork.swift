/// Something that takes long, done in slices, between which the store commits.
package protocol StoreWork: Sendable {
    associatedtype Value: Sendable

    /// Does the next slice.
    /// - Returns: what came of it all, after the last slice.
    mutating func advance(on store: Store) throws(StoreError) -> Value?
}

/// How much one slice does; a commit waits for one of them at most.
enum Slice {
    /// Statements that are read and carried out: some 20 ms.
    static let statements = 2_000
    /// Statements that are only searched.
    static let searchedStatements = 20_000
    /// Pages that a backup copies.
    static let pages = 512
}
