import Domain
import Wire

/// What one connection is told of, and up to where it was.
///
/// A class because the session and a read of the audit look at the same one. It belongs to the
/// loop. A client that does not take its events costs nothing but this: it is behind, and goes on
/// from the ring or the audit when it takes them again.
final class Subscription {
    /// How events look.
    enum Form: Equatable, Sendable {
        /// `>event` lines, for `subscribe`.
        case native(crlf: Bool)
        /// Messages of channels and patterns, for RESP's SUBSCRIBE and PSUBSCRIBE.
        case resp
    }

    var form: Form
    /// The kinds of objects that it is told of.
    var topics: Set<Topic> = []
    /// The channels, in the order in which they were subscribed to; RESP only.
    var channels: [Topic] = []
    var patterns: [String] = []
    /// All statements up to this one were told, or are none of its business.
    var cursor: Int
    /// Whether it has waited for its client to take events: they are then told together.
    var isLagging = false
    /// Whether the audit is being read for it.
    var isReading = false
    /// Whether its own receipt may still wait for the disk.
    var hasBegun = false

    init(_ form: Form, cursor: Int) {
        self.form = form
        self.cursor = cursor
    }

    /// How many channels and patterns RESP counts.
    var count: Int { channels.count + patterns.count }
}
