import Commands
import Grammar
import Wire

extension Session {
    /// `SLOWLOG GET [n] | LEN | RESET`: the slow statements of `log list`, for Redis's tools.
    func slowLog(_ arguments: [String]) {
        guard role >= .admin else {
            refuseRESP(.notPermitted, "SLOWLOG needs the role admin", "SLOWLOG 需要管理员")
            return
        }
        let log = server.commandLog
        switch (arguments.first?.asciiLowercased, arguments.count) {
        case ("get", 1): write(log.entries(kind: .slow, limit: 10))
        case ("get", 2):
            guard let limit = Int(arguments[1]), limit >= -1 else {
                refuseRESP(.badArgument, "SLOWLOG GET count", "SLOWLOG GET 条数")
                return
            }
            write(log.entries(kind: .slow, limit: limit < 0 ? nil : limit))
        case ("len", 1): respond { $0.integer(log.entries(kind: .slow).count) }
        case ("reset", 1):
            _ = log.reset(kind: .slow)
            respond { $0.simple("OK") }
        default:
            refuseRESP(.syntax, "SLOWLOG GET [count]|LEN|RESET", "SLOWLOG GET [条数]|LEN|RESET")
        }
    }

    private func write(_ entries: [CommandLog.Entry]) {
        respond { writer in
            writer.array(entries.count)
            for entry in entries {
                writer.array(6)
                writer.integer(entry.id)
                writer.integer(Int(entry.milliseconds / 1_000))
                writer.integer(entry.cost.microseconds)
                let words = entry.statement.split(separator: " ")
                writer.array(words.count)
                for word in words { writer.bulk(String(word)) }
                writer.bulk("\(server.configuration.socket):0")
                writer.bulk("uid=\(entry.userID) pid=\(entry.processID)")
            }
        }
    }
}
