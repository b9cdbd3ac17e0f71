import Grammar
import NIOCore
import Wire

extension Session {
    /// `CLIENT …`.
    func client(_ arguments: [String]) {
        guard let subcommand = arguments.first else {
            wrongCount(.client)
            return
        }
        let values = Array(arguments.dropFirst())
        switch subcommand.asciiLowercased {
        case "id": respond { $0.integer(id) }
        case "getname": respond { if name.isEmpty { $0.null() } else { $0.bulk(name) } }
        case "setname": setName(values)
        case "setinfo": setInformation(values)
        case "info": respond { $0.verbatim(line + "\n") }
        case "list": list()
        case "kill": kill(values)
        case "no-evict", "no-touch": respond { $0.simple("OK") }
        case "reply": setReplyMode(values)
        default:
            respond { $0.error("ERR unknown subcommand '\(excerpt(subcommand))'") }
        }
    }

    private func setName(_ values: [String]) {
        guard values.count == 1, Self.isClientName(values[0]) else {
            refuseRESP(
                .badArgument,
                "a client's name has no spaces, line ends or special characters",
                "客户端名称不能有空格、换行或特殊字符"
            )
            return
        }
        name = values[0]
        respond { $0.simple("OK") }
    }

    private func setInformation(_ values: [String]) {
        guard values.count == 2, Self.isClientName(values[1]) else {
            refuseRESP(
                .badArgument,
                "CLIENT SETINFO LIB-NAME|LIB-VER text without spaces",
                "CLIENT SETINFO LIB-NAME|LIB-VER 的值不能有空格"
            )
            return
        }
        switch values[0].asciiLowercased {
        case "lib-name": libraryName = values[1]
        case "lib-ver": libraryVersion = values[1]
        default:
            refuseRESP(
                .badArgument,
                "unknown attribute \(excerpt(values[0]))",
                "没有属性 \(excerpt(values[0]))"
            )
            return
        }
        respond { $0.simple("OK") }
    }

    private func setReplyMode(_ values: [String]) {
        switch values.first?.asciiLowercased {
        case "on":
            replyMode = .on
            respond { $0.simple("OK") }
        case "off": replyMode = .off
        case "skip": if replyMode == .on { replyMode = .skipNext }
        default: refuseRESP(.syntax, "CLIENT REPLY ON|OFF|SKIP", "CLIENT REPLY ON|OFF|SKIP")
        }
    }

    /// `CLIENT LIST`: all connections for an admin, for others those of the same user: when others
    /// work is none of their business.
    private func list() {
        let sessions = server.clients.values.map(\.session)
        let lines = sessions.filter { role >= .admin || $0.peer.userID == peer.userID }
            .sorted { $0.id < $1.id }.map(\.line)
        respond { $0.verbatim(lines.map { $0 + "\n" }.joined()) }
    }

    /// `CLIENT KILL ID n`: closes another connection; an admin's right.
    private func kill(_ values: [String]) {
        guard role >= .admin else {
            refuseRESP(.notPermitted, "CLIENT KILL needs the role admin", "CLIENT KILL 需要管理员")
            return
        }
        guard values.count == 2, values[0].asciiLowercased == "id", let number = Int(values[1])
        else {
            refuseRESP(.syntax, "CLIENT KILL ID number", "CLIENT KILL ID 编号")
            return
        }
        let victim = server.clients[number]
        respond { $0.integer(victim == nil ? 0 : 1) }
        if number == id { isClosing = true } else { victim?.abort() }
    }

    /// This connection as a line of CLIENT LIST.
    var line: String {
        let now = NIODeadline.now()
        let age = (now - connected).nanoseconds / 1_000_000_000
        let idle = (now - lastActivity).nanoseconds / 1_000_000_000
        let flags = transaction != nil || queue != nil ? "Ux" : "U"
        return "id=\(id) addr=\(server.configuration.socket):0 name=\(name) age=\(age) idle=\(idle)"
            + " flags=\(flags) db=0 multi=\(queue?.items.count ?? -1) resp=\(version.rawValue)"
            + " user=\(peer.userID) pid=\(peer.processID) role=\(role.rawValue)"
            + " lib-name=\(libraryName) lib-ver=\(libraryVersion)"
    }
}
