import Commands
import Domain
import Glibc
import Grammar
import Logging
import NIOCore
import Storage
import Wire

/// Everything that the clients share: the commands, the model, the clock, the writers.
///
/// A class because there is one. It belongs to the loop.
final class Server {
    let configuration: Configuration
    let limits: Limits
    let logger = Logger.daemon
    let loop: any EventLoop
    let interpreter: Interpreter
    let model: Model
    let clock: DayClock
    let surroundings: Surroundings
    let nativeEncoder = NativeEncoder()
    let respEncoder = RESPEncoder()
    let respCommands: RESPCommandTable
    let descriptions: CommandDescriptions
    let owner = getuid()
    let startTime = NIODeadline.now()

    /// The clients by the numbers of their sessions.
    private(set) var clients: [Int: Client] = [:]
    private(set) var connectionCount = 0
    var statementCount = 0
    var isStopping = false
    /// Told when the last client of a stopping daemon is gone.
    var lastClientLeft: () -> Void = {}
    /// One context a role and a language, for queries on the durable state.
    private var contexts: [SharedContext?] = []

    /// Joins what was made at the start.
    init(
        configuration: Configuration,
        commands: [Command],
        model: Model,
        loop: any EventLoop
    ) {
        self.configuration = configuration
        self.model = model
        self.loop = loop
        limits = configuration.limits
        interpreter = Interpreter(commands: commands)
        respCommands = RESPCommandTable(interpreter.table)
        descriptions = CommandDescriptions(commands.map(\.spec))
        clock = DayClock(zone: configuration.timeZone)
        let folder = SchemeFolder(
            folder: configuration.schemes,
            byteLimit: configuration.limits.schemeBytes
        )
        surroundings = folder.surroundings
        forgetContexts()
        model.durableChanged = { [unowned self] in forgetContexts() }
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
    }

    /// Counts a client out.
    func remove(_ client: Client) {
        clients[client.session.id] = nil
        if clients.isEmpty, isStopping { lastClientLeft() }
    }

    // MARK: Contexts

    /// Reads the clock; a new day makes new contexts.
    func beginTurn() {
        if clock.read() { forgetContexts() }
    }

    /// The context of a query on the durable state.
    func durableContext(role: Role, language: Language) -> SharedContext {
        let place = role.place * Language.allCases.count + (language == .english ? 0 : 1)
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
