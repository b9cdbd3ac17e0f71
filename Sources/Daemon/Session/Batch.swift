/// A native batch (`batch begin`): nothing runs after its first refusal.
struct Batch {
    /// The first refusal's tag or number; nil while there is none.
    private(set) var cause: String?
    private(set) var statements = 0
    private(set) var refused = 0
    private(set) var aborted = 0
    /// Whether the staged transaction that is open was begun in the batch.
    var beganTransaction = false

    /// Counts a statement of the batch.
    mutating func count() {
        statements += 1
    }

    /// Counts a refusal, and keeps the first one's name.
    mutating func refuse(tag: String?) {
        refused += 1
        cause = cause ?? tag.map { "@\($0)" } ?? "#\(statements)"
    }

    /// Counts a statement, counted already, as one that is not run.
    mutating func abort() {
        aborted += 1
    }
}
