import Commands
import Domain
import Grammar
import Logging
import NIOCore
import Storage
import Wire

/// Everything that the clients share: the commands, the model, the clock, the writers.
///
/// A class because there is one. It belongs to the loop.
final class Server {
    private(set) var configuration: Configuration
    let limits: Limits
    let logger = Logger.daemon
    let loop: any EventLoop
    let interpreter: Interpreter
    let model: Model
    let events: EventHub
    let clock: DayClock
    private(set) var surroundings: Surroundings
    let archive: Archive
    let manager: ServiceManager
    let turns: TurnQueue
    let updateTurn: UpdateTurn
    let requestMemory: RequestMemory
    let replyMemory: ReplyMemory
    let wordKeeper: WordKeeper
    let commandLog: CommandLog
    let clientLog: ClientLog
    let redaction: Redaction
    let monitors: Monitors
    let nativeEncoder = NativeEncoder()
    let respEncoder = RESPEncoder()
    let respCommands: RESPCommandTable
    let descriptions: CommandDescriptions
    let startTime = NIODeadline.now()

    /// The clients by the numbers of their sessions.
    private(set) var clients: [Int: Client] = [:]
    private(set) var connectionCount = 0
    var statementCount = 0
    var refusalCount = 0
    /// The clients that are not served: too many, or without a role.
    private var turnedAway: Set<Int> = []
    private(set) var turnedAwayCount = 0
    /// Told when the configuration is another one.
    var configurationChanged: () -> Void = {}
    var isStopping = false
    /// Has the daemon stop.
    var stop: () -> Void = {}
    /// Told when the last client of a stopping daemon is gone.
    var lastClientLeft: () -> Void = {}
    private let columnSets: [String: ColumnSet]
    /// One context a role and a language, for queries on the durable state.
    private var contexts: [SharedContext?] = []

    /// Joins what was made at the start.
    init(
        configuration: Configuration,
        commands: [Command],
        model: Model,
        manager: ServiceManager,
        loop: any EventLoop
    ) {
        self.configuration = configuration
        self.model = model
        self.manager = manager
        events = EventHub(model)
        self.loop = loop
        limits = configuration.limits
        interpreter = Interpreter(commands: commands)
        respCommands = RESPCommandTable(interpreter.table)
        descriptions = CommandDescriptions(commands.map(\.spec))
        clock = DayClock(zone: configuration.timeZone, fixed: configuration.today)
        surroundings = configuration.schemeFolder.surroundings(in: configuration.timeZone)
        archive = Archive(model: model, loop: loop)
        replyMemory = ReplyMemory(limit: configuration.replyMemory)
        wordKeeper = WordKeeper(configuration.limits)
        requestMemory = RequestMemory(limit: configuration.requestMemory)
        turns = TurnQueue(loop: loop, roundTime: configuration.limits.turnTime)
        updateTurn = UpdateTurn(loop: loop, roundTime: configuration.limits.turnTime)
        commandLog = CommandLog(configuration.commandLog)
        clientLog = ClientLog(logger)
        columnSets = Dictionary(
            commands.map { ($0.spec.name(in: .english), ColumnSet($0.spec.columns)) },
            uniquingKeysWith: { first, _ in first }
        )
        redaction = Redaction(table: interpreter.table)
        monitors = Monitors(redaction)
        forgetContexts()
        model.durableChanged = { [unowned self] in forgetContexts() }
        model.stored = { [events] in events.publish($0) }
        model.reloaded = { [events] in events.restart() }
        let settled = surroundings
        model.statesFreed = { settled.forgetEarlierStates() }
        model.redact = { [redaction] in redaction.text(of: $0) }
    }

    /// Runs with another configuration from now on.
    func adopt(_ fresh: Configuration) {
        configuration = fresh
        clock.adopt(fresh.timeZone)
        surroundings = fresh.schemeFolder.surroundings(in: fresh.timeZone)
        let settled = surroundings
        model.statesFreed = { settled.forgetEarlierStates() }
        commandLog.adopt(fresh.commandLog)
        requestMemory.adopt(limit: fresh.requestMemory)
        replyMemory.adopt(limit: fresh.replyMemory)
        forgetContexts()
        for client in clients.values { client.session.reconsiderRole() }
        turnedAway = Set(clients.filter { $0.value.session.turnedAway != nil }.keys)
        configurationChanged()
    }

    // MARK: Clients

    /// The number of the next connection.
    func nextConnection() -> Int {
        connectionCount += 1
        return connectionCount
    }

    /// Counts a client in.
    func add(_ client: Client) {
        clients[client.session.id] = client
        guard client.session.turnedAway != nil else { return }
        turnedAway.insert(client.session.id)
        turnedAwayCount += 1
    }

    /// The clients that are served, and those that are not.
    var clientCounts: (served: Int, turnedAway: Int) {
        (clients.count - turnedAway.count, turnedAway.count)
    }

    /// Counts connections that were closed at once.
    func countTurnedAway(_ count: Int) {
        turnedAwayCount += count
    }

    /// Counts a client out.
    func remove(_ client: Client) {
        clients[client.session.id] = nil
        turnedAway.remove(client.session.id)
        if clients.isEmpty, isStopping { lastClientLeft() }
    }

    /// The columns that a command declares.
    func columns(of command: String) -> ColumnSet {
        guard let columns = columnSets[command] else {
            preconditionFailure("\(command) is in the catalogue")
        }
        return columns
    }

    // MARK: Contexts

    /// Reads the clock; a new day makes new contexts.
    func beginTurn() {
        if clock.read() { forgetContexts() }
    }

    /// Whether that is the context of what is on disk.
    func isDurable(_ shared: SharedContext, role: Role, language: Language) -> Bool {
        contexts[Self.place(of: role, language)] === shared
    }

    private static func place(of role: Role, _ language: Language) -> Int {
        role.place * Language.allCases.count + (language == .english ? 0 : 1)
    }

    /// The context of a query on the durable state.
    func durableContext(role: Role, language: Language) -> SharedContext {
        let place = Self.place(of: role, language)
        if let context = contexts[place] { return context }
        let made = SharedContext(
            context(on: model.durable.register, role: role, language: language)
        )
        contexts[place] = made
        return made
    }

    /// A context on any state; a transaction's has the durable state beside it.
    func context(
        on register: Register,
        beside durable: Register? = nil,
        role: Role,
        language: Language
    ) -> Context {
        Context(
            register: register,
            durable: durable,
            today: clock.today,
            language: language,
            role: role,
            surroundings: surroundings
        )
    }

    /// Lets go of all states of the register but the model's.
    func forgetStates() {
        forgetContexts()
        surroundings.forgetStates()
    }

    private func forgetContexts() {
        let count = Role.allCases.count * Language.allCases.count
        contexts = Array(repeating: nil, count: count)
    }
}

/// A context that queries share, so that none copies it.
final class SharedContext {
    let context: Context

    init(_ context: Context) {
        self.context = context
    }
}

extension Role {
    fileprivate var place: Int {
        switch self {
        case .reader: 0
        case .recorder: 1
        case .approver: 2
        case .admin: 3
        }
    }
}
