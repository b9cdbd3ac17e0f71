/// How a batch is run.
package struct BatchOptions: Sendable {
    /// All statements are one transaction.
    package var isAtomic: Bool
    /// Everything is checked and nothing kept.
    package var isDryRun: Bool
    /// A refusal does not stop the batch.
    package var keepsGoing: Bool
    /// A transaction is open already: the REPL's.
    package var isInTransaction: Bool
    /// How it is told how far the batch is.
    package var progress: Progress.Form

    package init(
        isAtomic: Bool = false,
        isDryRun: Bool = false,
        keepsGoing: Bool = false,
        isInTransaction: Bool = false,
        progress: Progress.Form = .none
    ) {
        self.isAtomic = isAtomic
        self.isDryRun = isDryRun
        self.keepsGoing = keepsGoing
        self.isInTransaction = isInTransaction
        self.progress = progress
    }

    /// Whether the client itself begins and ends the transaction.
    var ownsTransaction: Bool { isAtomic || isDryRun }
}

/// What came of a batch.
package struct BatchOutcome: Sendable, Equatable {
    /// Statements that were answered, refused ones included.
    package var statements = 0
    package var refused = 0
    /// The status of the refusal that stopped it, or of the first one.
    package var firstRefusal: ExitStatus?

    package init() {}

    /// The client's exit status.
    package func exitStatus(keepsGoing: Bool) -> ExitStatus {
        guard let firstRefusal else { return .done }
        return keepsGoing && refused < statements ? .partlyDone : firstRefusal
    }
}
