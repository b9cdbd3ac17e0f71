/// From where on a statement is kept in the command log; 0 keeps all of them.
package struct LogThresholds: Hashable, Sendable {
    /// How long it runs on the loop, in milliseconds.
    package var slowMilliseconds = 10
    /// The bytes of its request.
    package var requestBytes = 64 * 1_024
    /// The bytes of its reply.
    package var replyBytes = 1_024 * 1_024
}
