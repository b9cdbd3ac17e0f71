import Logging
import NIOCore

/// Log lines that clients cause: at most a few a minute of one, and of all together.
///
/// A client is a process of a user, so that one that connects again and again is still one. A
/// class because every connection writes into the same one. It belongs to the loop.
final class ClientLog {
    /// The lines of one client in a minute.
    static let linesPerClient = 5
    /// The lines of all clients in a minute.
    static let linesOfAll = 100
    /// How long a count lasts.
    private static let window = TimeAmount.seconds(60)

    private struct Key: Hashable {
        let userID: UInt32
        let processID: Int32
    }

    private let logger: Logger
    private var began = NIODeadline.now()
    private var counts: [Key: Int] = [:]
    private var total = 0
    /// The lines that were left out in this minute, and since the start.
    private var suppressed = 0
    private(set) var suppressedCount = 0

    /// Makes a log that writes to that logger.
    init(_ logger: Logger) {
        self.logger = logger
    }

    /// Writes a line about a client, unless it had its share of this minute.
    func warn(_ message: String, _ session: Session, _ details: [String: String] = [:]) {
        let now = NIODeadline.now()
        if now - began >= Self.window { beginAnew(now) }
        let key = Key(userID: session.peer.userID, processID: session.peer.processID)
        let count = counts[key, default: 0]
        guard count < Self.linesPerClient, total < Self.linesOfAll else {
            suppressed += 1
            suppressedCount += 1
            return
        }
        counts[key] = count + 1
        total += 1
        var metadata = Logger.Metadata(uniqueKeysWithValues: details.map { ($0, .string($1)) })
        metadata["client"] = "\(session.id)"
        metadata["uid"] = "\(session.peer.userID)"
        metadata["pid"] = "\(session.peer.processID)"
        logger.warning("\(message)", metadata: metadata)
    }

    /// Says how many lines were left out, also when nothing else is to be said.
    func sweep(now: NIODeadline) {
        if now - began >= Self.window { beginAnew(now) }
    }

    private func beginAnew(_ now: NIODeadline) {
        if suppressed > 0 {
            logger.warning("lines about clients left out", metadata: ["lines": "\(suppressed)"])
        }
        began = now
        counts.removeAll(keepingCapacity: false)
        total = 0
        suppressed = 0
    }
}
