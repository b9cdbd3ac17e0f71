/// What is stored with one sync: batches, each of which is stored whole or not at all.
///
/// A batch is a transaction's statements, or a single statement.
package struct CommitGroup: Hashable, Sendable {
    package var batches: [[Commit]]

    package init(batches: [[Commit]] = []) {
        self.batches = batches
    }
}
