import Commands

/// The latest slow and large statements, a ring of each kind.
///
/// A class because every connection notes into the same one. It belongs to the loop.
final class CommandLog {
    /// One statement that was remarkable.
    struct Entry {
        let id: Int
        let kind: LogKind
        /// Milliseconds since 1970, UTC.
        let milliseconds: Int64
        let cost: Cost
        let session: Int
        let userID: UInt32
        let processID: Int32
        /// Without the values that were given.
        let statement: String
    }

    /// What one statement took.
    struct Cost {
        let nanoseconds: UInt64
        let requestBytes: Int
        let replyBytes: Int

        var microseconds: Int { Int(nanoseconds / 1_000) }
    }

    /// The most entries of one kind.
    static let entryLimit = 128

    private var rings: [LogKind: [Entry]] = [:]
    private var lastID = -1
    /// How many of each kind there were since the start.
    private(set) var counts: [LogKind: Int] = [:]
    private var slowNanoseconds: UInt64 = 0
    private var thresholds = LogThresholds()

    /// Makes an empty log.
    init(_ thresholds: LogThresholds) {
        adopt(thresholds)
    }

    /// Keeps statements from other thresholds on.
    func adopt(_ thresholds: LogThresholds) {
        self.thresholds = thresholds
        slowNanoseconds = UInt64(thresholds.slowMilliseconds) * 1_000_000
    }

    /// Whether a statement of that cost is kept.
    func isRemarkable(_ cost: Cost) -> Bool {
        cost.nanoseconds >= slowNanoseconds || cost.requestBytes >= thresholds.requestBytes
            || cost.replyBytes >= thresholds.replyBytes
    }

    /// Keeps a remarkable statement, under each kind that it is of.
    func note(_ cost: Cost, _ statement: String, _ session: Session, at milliseconds: Int64) {
        for kind in LogKind.allCases where isOf(kind, cost) {
            lastID += 1
            counts[kind, default: 0] += 1
            var ring = rings[kind] ?? []
            if ring.count == Self.entryLimit { ring.removeFirst() }
            ring.append(
                Entry(
                    id: lastID,
                    kind: kind,
                    milliseconds: milliseconds,
                    cost: cost,
                    session: session.id,
                    userID: session.peer.userID,
                    processID: session.peer.processID,
                    statement: statement
                )
            )
            rings[kind] = ring
        }
    }

    /// The entries, the latest first.
    func entries(kind: LogKind?, limit: Int? = nil) -> [Entry] {
        let found = LogKind.allCases.filter { kind == nil || $0 == kind }
            .flatMap { rings[$0] ?? [] }.sorted { $0.id > $1.id }
        return Array(found.prefix(max(0, limit ?? found.count)))
    }

    /// Forgets the entries.
    /// - Returns: how many there were.
    func reset(kind: LogKind?) -> Int {
        let count = entries(kind: kind).count
        if let kind { rings[kind] = nil } else { rings = [:] }
        return count
    }

    private func isOf(_ kind: LogKind, _ cost: Cost) -> Bool {
        switch kind {
        case .slow: cost.nanoseconds >= slowNanoseconds
        case .largeRequest: cost.requestBytes >= thresholds.requestBytes
        case .largeReply: cost.replyBytes >= thresholds.replyBytes
        }
    }
}
