import Commands
import Grammar
import Wire

extension Session {
    /// Does what a session command asks for.
    func act(
        _ action: SessionAction,
        _ request: Request,
        _ exchange: Exchange
    ) throws(Refusal) {
        switch action {
        case .ping(let message):
            let body = message.map { Reply.Body.text([$0]) } ?? .none
            answer(Reply(status: message == nil ? .pong : .ok, body: body), exchange)
        case .hello(let chosen, let page):
            if let page { wantsPages = page == .on }
            hello(chosen, exchange)
        case .quit:
            answer(Reply(status: .bye), exchange)
            isClosing = true
        case .reset:
            reset(exchange)
        case .begin(let comment):
            try begin(comment: comment, exchange)
        case .commit:
            try inTurn(exchange) { () throws(Refusal) in try self.commit(exchange) }
        case .rollback:
            try rollback(exchange)
        case .batchBegin:
            try beginBatch(exchange)
        case .batchEnd:
            try endBatch(exchange)
        case .info(let section, let format):
            info(section, format, exchange)
        case .configShow:
            showConfiguration(exchange)
        case .configCheck:
            answer(try server.checkConfiguration(), of: "config check", exchange)
        case .configReload:
            answer(try server.reloadConfiguration(), of: "config reload", exchange)
        case .logList(let kind, let limit):
            listLog(kind, limit, exchange)
        case .logReset(let kind):
            resetLog(kind, exchange)
        case .subscribe(let topics, let from):
            try subscribe(topics, from: from, exchange)
        case .unsubscribe:
            if exchange.isRESP { unsubscribeChannels([]) } else { unsubscribe(exchange) }
        case .idle(let topics, let from, let seconds):
            wait(topics, from: from, timeoutSeconds: seconds, exchange)
        case .staged:
            try listStaged(exchange)
        case .cancel(let session):
            try cancel(session: session, exchange)
        }
    }

    private func hello(_ chosen: Language?, _ exchange: Exchange) {
        if let chosen { language = chosen }
        guard !exchange.isRESP else {
            hello(version: nil)
            return
        }
        let role = role.rawValue
        let language = language.rawValue
        let session = id
        let sequence = model.durableSequence
        let isWritable = model.health.isSound
        let table = Reply.Table(columns: Self.helloColumns, rowCount: 1) { _, writer in
            writer.text("shixun")
            writer.text(ProgramVersion.text)
            writer.integer(1)
            writer.integer(session)
            writer.integer(sequence)
            writer.text(language)
            writer.text(role)
            writer.flag(isWritable)
            writer.text("transactions,batch,idempotency,events,cancel,resp2,resp3")
        }
        answer(Reply(body: .record(table)), exchange)
    }

    private static let helloColumns = ColumnSet([
        ColumnSpec("server", "服务", .word),
        ColumnSpec("version", "版本", .text),
        ColumnSpec("protocol", "协议", .integer),
        ColumnSpec("session", "会话", .integer),
        ColumnSpec("seq", "序号", .integer),
        ColumnSpec("lang", "语言", .word),
        ColumnSpec("role", "角色", .word, values: Role.allCases.map(\.label)),
        ColumnSpec("writable", "可写", .flag),
        ColumnSpec("features", "功能", .text),
    ])

    private func reset(_ exchange: Exchange) {
        forget()
        language = .english
        wantsPages = false
        replyMode = .on
        name = ""
        guard exchange.isRESP else {
            answer(Reply(), exchange)
            return
        }
        version = .two
        respond { $0.simple("RESET") }
    }
}
