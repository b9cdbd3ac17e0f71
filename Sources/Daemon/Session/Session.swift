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
    private(set) var role: Role
    let connected = NIODeadline.now()
    /// The connection; nil once it is closed.
    weak var client: Client?

    var language = Language.english
    /// Whether native replies to queries come as pages (`hello page=on`).
    var wantsPages = false
    var version = RESPVersion.two
    /// What the client calls itself (`CLIENT SETNAME`) and its library (`CLIENT SETINFO`).
    var name = ""
    var libraryName = ""
    var libraryVersion = ""
    /// What becomes of the replies (`CLIENT REPLY`).
    var replyMode = ReplyMode.on

    let replies = ReplyQueue()
    /// What is known of the requests that it repeats.
    var plan: KnownPlan?
    var transaction: StagedTransaction?
    var batch: Batch?
    var queue: MultiQueue?
    /// The state at WATCH.
    var watched: WatchedState?
    /// Whether a transaction was dropped and the client has not ended it yet.
    var hasLostTransaction = false
    /// Whether the client has sent its end, and is told what there is before the connection closes.
    var isEnding = false
    /// What this connection is told of.
    var subscription: Subscription?
    /// Whether it is told of the others' statements, and which were left out.
    var monitoring: Monitoring?
    /// What it waits for; nothing else is run until then.
    var idle: IdleWait?
    var idleCount = 0
    /// Notes for the next reply.
    var notes: [Bilingual] = []
    var lastActivity = NIODeadline.now()
    /// Whether nothing more is run, and the connection closes after its last reply.
    var isClosing = false
    /// Why nothing is run; nil for a client that is served.
    var turnedAway: TurnedAway?
    /// What it waits for that takes longer than a turn: nothing more is run until then.
    var suspension: Suspension?
    /// The question that waits until no reply is held any more.
    var postponedQuestion: (() -> Void)?
    /// The last group that tells this session of its end.
    private var joinedTicket = 0

    /// Makes the session of a new connection.
    init(server: Server, peer: Peer) {
        self.server = server
        self.peer = peer
        id = server.nextConnection()
        let known = server.configuration.access.role(of: peer)
        role = known ?? .reader
        if known == nil { turnedAway = .stranger }
    }

    /// Takes the role that another configuration gives.
    ///
    /// What was begun with a higher role is dropped.
    func reconsiderRole() {
        let known = server.configuration.access.role(of: peer)
        if known.map({ $0 < role }) ?? true {
            queue?.spoil()
            if transaction != nil { loseTransaction() }
            endMonitoring()
        }
        role = known ?? .reader
        switch (turnedAway, known) {
        case (nil, nil): turnedAway = .stranger
        case (.stranger, .some): turnedAway = nil
        default: break
        }
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
        if let turnedAway {
            turnAway(inbound, turnedAway)
            return
        }
        switch inbound {
        case .statement(let request, let dialect):
            if let varied = request.varied, isPlanned(varied.template, varied.text) { return }
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
            let reason = refusal.message.english
            server.clientLog.warn("a client's request is broken", self, ["reason": reason])
            refuse(refusal, Exchange(dialect: dialect, tag: nil))
            isClosing = true
        case .end:
            end()
        }
    }

    /// Answers LIMIT, SHUTDOWN or NOAUTH, and no more.
    private func turnAway(_ inbound: Inbound, _ reason: TurnedAway) {
        let refusal: Refusal =
            switch reason {
            case .tooMany: .tooManyClients
            case .stopping: .stopping
            case .stranger: .stranger
            }
        refuse(inbound, refusal)
        if reason == .tooMany { isClosing = true }
    }

    /// Answers CANCELLED to what was not run.
    func refuseCancelled(_ inbound: Inbound) {
        refuse(inbound, .cancelled)
    }

    private func refuse(_ inbound: Inbound, _ refusal: Refusal) {
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
    }

    /// Forgets what the connection has begun: at its end, and at `reset`.
    func forget() {
        giveUpTurn()
        transaction = nil
        batch = nil
        queue = nil
        watched = nil
        hasLostTransaction = false
        idle = nil
        endSubscription()
        endMonitoring()
    }
}
