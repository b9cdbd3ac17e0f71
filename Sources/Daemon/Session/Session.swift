import Commands
import Domain
import Grammar
import NIOCore
import Wire

/// One connection's state: who it is, how it is spoken to, what it has begun, what it waits for.
///
/// A class because the model's groups and the connection look at the same one. It belongs to the
/// loop. What it does is in its extensions.
final class Session {
    let server: Server
    let id: Int
    let peer: Peer
    let role: Role
    let connected = NIODeadline.now()
    /// The connection; nil once it is closed.
    weak var client: Client?

    var language = Language.english
    var version = RESPVersion.two
    /// What the client calls itself (`CLIENT SETNAME`) and its library (`CLIENT SETINFO`).
    var name = ""
    var libraryName = ""
    var libraryVersion = ""
    /// What becomes of the replies (`CLIENT REPLY`).
    var replyMode = ReplyMode.on

    let replies = ReplyQueue()
    var transaction: StagedTransaction?
    var batch: Batch?
    var queue: MultiQueue?
    /// The state at WATCH.
    var watched: WatchedState?
    /// Whether a transaction was dropped and the client has not ended it yet.
    var hasLostTransaction = false
    /// Notes for the next reply.
    var notes: [Bilingual] = []
    var lastActivity = NIODeadline.now()
    /// Whether nothing more is run, and the connection closes after its last reply.
    var isClosing = false
    /// Whether nothing is run: the client is one too many, or the daemon is stopping.
    var isTurnedAway = false
    /// The last group that tells this session of its end.
    private var joinedTicket = 0

    /// Makes the session of a new connection.
    init(server: Server, peer: Peer) {
        self.server = server
        self.peer = peer
        id = server.nextConnection()
        role = peer.role(owner: server.owner)
    }

    var model: Model { server.model }

    /// Has a group tell this session of its end, once.
    func join(_ group: Group) {
        guard joinedTicket != group.ticket else { return }
        joinedTicket = group.ticket
        group.join(self)
    }

    // MARK: Inbound

    /// Carries out one request.
    func handle(_ inbound: Inbound) {
        guard !isTurnedAway else {
            turnAway(inbound)
            return
        }
        switch inbound {
        case .statement(let request, let dialect):
            let exchange = Exchange(dialect: dialect, tag: request.tag)
            if batch == nil, queue == nil {
                run(request, exchange)
            } else {
                runSpecially(request, exchange)
            }
        case .ping(let payload):
            ping(payload)
        case .echo(let bytes):
            echo(bytes)
        case .refused(let refusal, let tag, let dialect):
            refuseUnread(refusal, Exchange(dialect: dialect, tag: tag))
        case .broken(let refusal, let dialect):
            refuse(refusal, Exchange(dialect: dialect, tag: nil))
            isClosing = true
        case .end:
            isClosing = true
        }
    }

    /// Answers LIMIT or SHUTDOWN, and no more.
    private func turnAway(_ inbound: Inbound) {
        let refusal: Refusal = server.isStopping ? .stopping : .tooManyClients
        switch inbound {
        case .statement(let request, let dialect):
            refuse(refusal, Exchange(dialect: dialect, tag: request.tag))
        case .ping, .echo:
            refuse(refusal, Exchange(dialect: .resp, tag: nil))
        case .refused(_, let tag, let dialect):
            refuse(refusal, Exchange(dialect: dialect, tag: tag))
        case .broken(_, let dialect):
            refuse(refusal, Exchange(dialect: dialect, tag: nil))
            isClosing = true
        case .end:
            isClosing = true
        }
        if !server.isStopping { isClosing = true }
    }

    /// Forgets what the connection has begun: at its end, and at `reset`.
    func forget() {
        transaction = nil
        batch = nil
        queue = nil
        watched = nil
        hasLostTransaction = false
    }
}
