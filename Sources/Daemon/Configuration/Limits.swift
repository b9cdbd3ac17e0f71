/// What one client, and all of them, may use; section 5 of the protocol.
///
/// A value, so that tests can reach a limit without waiting for it.
package struct Limits: Sendable {
    /// The most clients at a time.
    package var clients = 1_024
    /// How many of them are kept free for an admin.
    package var clientsKeptForAdmin = 4
    /// How many more are told LIMIT at their first request; those after them are closed at once.
    package var clientsTurnedAway = 64
    /// How long such a client is waited for.
    package var turnedAwayTime = Duration.seconds(5)
    /// The statements of one client run per turn of the loop.
    package var statementsPerTurn = 256
    /// How long one client's turn lasts at most, give or take a statement.
    package var turnTime = Duration.milliseconds(2)
    /// The objects that a query walks through, or an update changes, on the loop; past it another
    /// thread runs it.
    package var objectsPerTurn = 500
    /// The output waiting for one client past which it is no longer read from.
    package var outputSoftBytes = 1_024 * 1_024
    /// The output waiting for one client past which it is closed.
    package var outputHardBytes = 64 * 1_024 * 1_024
    /// The most bytes of a long query's reply: with it and what waits before it, a client that
    /// reads is not closed.
    package var replyBytes: Int { outputHardBytes - outputSoftBytes }
    /// The replies of one client that may wait for the disk; past it, it waits too.
    package var heldReplies = 100_000
    /// How long a request may be incomplete.
    package var incompleteRequestTime = Duration.seconds(30)
    /// How long a staged transaction may be idle.
    package var idleTransactionTime = Duration.seconds(600)
    /// The most statements that MULTI queues.
    package var queuedStatements = 10_000
    /// The most bytes of the statements that MULTI queues.
    package var queuedBytes = 16 * 1_024 * 1_024
    /// The objects that the queries which MULTI queues walk through in all: they run at once.
    package var queuedObjects = 200_000
    /// The objects that the updates which MULTI queues change in all: they run on the loop.
    package var queuedBulk = 10_000
    /// The objects that they look through in all, to find those.
    package var queuedWalk = 2_000_000
    /// The most changes that a transaction stages.
    package var stagedChanges = 1_000_000
    /// The most changes that wait for the next commit; past it updates are BUSY.
    package var formingChanges = 2_000_000
    /// The most bytes of statements that wait for the next commit; past it updates are BUSY.
    package var formingBytes = 64 * 1_024 * 1_024
    /// The idempotency keys that are remembered.
    package var idempotencyKeys = 100_000
    /// How long an idempotency key is remembered, in milliseconds.
    package var idempotencyMilliseconds: Int64 = 24 * 3_600 * 1_000
    /// The committed statements of which subscribers are told from memory, not from the audit.
    package var rememberedEvents = 10_000
    /// The statements that one read of the audit gives.
    package var eventsPerRead = 1_000
    /// The most statements that are told together to a client that is behind.
    package var mergedEvents = 1_000
    /// The changes behind which no more are told together.
    package var mergedChanges = 10_000
    /// The changes that the loop writes events of; past it another thread does.
    package var changesPerTurn = 1_000
    /// The channels and patterns of one RESP client.
    package var channels = 64
    /// How long a stop waits for clients to take their replies.
    package var stopTime = Duration.seconds(5)
    /// How often the store is opened again after a fault, at most.
    package var reopenInterval = Duration.seconds(1)
    /// The words of the ledger's lines past which those that no line has are looked for; and past
    /// twice what was left the last time.
    package var leastForgottenWords = 16_384
    /// How long after a vain look for them the next one is.
    package var wordLookInterval = Duration.seconds(60)
    /// The most bytes of a scheme file.
    package var schemeBytes = 1_024 * 1_024

    /// The limits of the protocol.
    package static let standard = Limits()

    private init() {}
}
