import Glibc
import Grammar
import Wire

extension Session {
    /// Carries out a command of RESP clients.
    func run(_ command: RESPCommand, _ request: Request) {
        let arguments = request.words.dropFirst().map(\.text)
        switch command {
        case .auth: auth(arguments)
        case .bgsave, .save: save(command)
        case .client: client(arguments)
        case .cluster: respond { $0.error("ERR This instance has cluster support disabled") }
        case .command: describe(arguments)
        case .config: config(arguments)
        case .dbsize: respond { $0.integer(model.durable.register.objectCount) }
        case .discard: discard()
        case .echo, .ping: wrongCount(command)
        case .exec: exec()
        case .hello: hello(arguments)
        case .info: respond { $0.verbatim(server.redisInfo(section: arguments.first)) }
        case .lastsave: respond { $0.integer(Int(model.lastMilliseconds / 1_000)) }
        case .latency: latency(arguments)
        case .monitor:
            if arguments.isEmpty { monitor() } else { wrongCount(.monitor) }
        case .multi: multi()
        case .psubscribe: subscribePatterns(arguments)
        case .punsubscribe: unsubscribePatterns(arguments)
        case .quit:
            respond { $0.simple("OK") }
            isClosing = true
        case .reset: wrongCount(command)
        case .select: select(arguments)
        case .shutdown: shutDown(arguments)
        case .slowlog: slowLog(arguments)
        case .subscribe: subscribeChannels(arguments)
        case .time: time()
        case .unsubscribe: unsubscribeChannels(arguments)
        case .unwatch:
            watched = nil
            respond { $0.simple("OK") }
        case .watch: watch(arguments)
        }
    }

    /// Answers a number of arguments that the command does not take.
    func wrongCount(_ command: RESPCommand) {
        let name = command.rawValue
        refuseRESP(
            .arity,
            "wrong number of arguments for '\(name)' command",
            "\(name) 的参数个数不对"
        )
    }

    /// Answers a RESP request with a refusal.
    func refuseRESP(_ code: Refusal.Code, _ english: String, _ chinese: String) {
        refuse(Refusal(code, english, chinese), Exchange(dialect: .resp, tag: nil))
    }

    /// Answers RESP PING.
    func ping(_ payload: [UInt8]?) {
        if payload == nil, isPlain {
            replies.ready.append("+PONG\r\n")
            return
        }
        guard !isSubscriber else {
            pingSubscriber(payload)
            return
        }
        guard !isDiverted(.ping(payload)) else { return }
        respond { writer in
            if let payload { writer.bulk(payload) } else { writer.simple("PONG") }
        }
    }

    /// Whether a reply can be written at once: no batch, no MULTI, nothing that waits.
    private var isPlain: Bool {
        replies.heldCount == 0 && batch == nil && queue == nil && replyMode == .on
            && subscription == nil
    }

    /// Answers RESP ECHO, byte for byte.
    func echo(_ bytes: [UInt8]) {
        guard !isSubscriber else {
            refuseToSubscriber("echo")
            return
        }
        guard !isDiverted(.echo(bytes)) else { return }
        respond { $0.bulk(bytes) }
    }

    /// Whether MULTI queues it or a refused batch leaves it out.
    private func isDiverted(_ item: MultiQueue.Item) -> Bool {
        let exchange = Exchange(dialect: .resp, tag: nil)
        if queue != nil {
            enqueue(item, exchange)
            return true
        }
        guard batch?.cause != nil else { return false }
        abort(exchange)
        return true
    }

    private func select(_ arguments: [String]) {
        guard arguments.count == 1 else {
            wrongCount(.select)
            return
        }
        respond { writer in
            if arguments[0] == "0" {
                writer.simple("OK")
            } else {
                writer.error("ERR DB index is out of range")
            }
        }
    }

    private func time() {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        respond { writer in
            writer.array(2)
            writer.bulk(String(now.tv_sec))
            writer.bulk(String(now.tv_nsec / 1_000))
        }
    }

    /// `CONFIG GET`: the three settings that benchmarks and tools ask for, and to an admin our
    /// own, by patterns.
    private func config(_ arguments: [String]) {
        guard arguments.count >= 2, arguments[0].asciiLowercased == "get" else {
            refuseRESP(.syntax, "CONFIG GET name", "只支持 CONFIG GET 名称")
            return
        }
        let patterns = arguments.dropFirst().map(\.asciiLowercased)
        guard patterns.allSatisfy({ $0.utf8.count <= Glob.limit }) else {
            refuseRESP(.tooBig, "a pattern of more than \(Glob.limit) bytes", "模式过长")
            return
        }
        let configuration = server.configuration
        let settings =
            [("save", ""), ("appendonly", "yes"), ("databases", "1")]
            + (role >= .admin ? Setting.all : []).map { ($0.name, $0.show(configuration)) }
        let found = settings.filter { setting in
            patterns.contains { Glob.matches(setting.0, $0) }
        }
        respond { writer in
            writer.map(found.count)
            for (name, value) in found {
                writer.bulk(name)
                writer.bulk(value)
            }
        }
    }

    // MARK: Who it is

    private func auth(_ arguments: [String]) {
        guard (1...2).contains(arguments.count) else {
            wrongCount(.auth)
            return
        }
        guard arguments.count == 1 || isOwnName(arguments[0]) else {
            refuse(Self.wrongPassword, Exchange(dialect: .resp, tag: nil))
            return
        }
        respond { $0.simple("OK") }
    }

    static let wrongPassword = Refusal(
        .wrongPassword,
        "you are who the kernel says you are; leave the user out",
        "身份由系统确定，请不要指定用户"
    )

    /// Whether that is the peer's user, or nobody in particular.
    func isOwnName(_ name: String) -> Bool {
        guard name != "default", name != String(peer.userID) else { return true }
        guard let entry = getpwuid(peer.userID), let own = entry.pointee.pw_name else {
            return false
        }
        return String(cString: own) == name
    }
}
