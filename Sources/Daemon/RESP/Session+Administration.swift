import Commands
import Grammar
import Wire

extension Session {
    /// `SAVE`, `BGSAVE`: what was acknowledged is on the disk already.
    func save(_ command: RESPCommand) {
        let text = command == .save ? "OK" : "Background saving started"
        respond(hold: Hold(showing: model.pending)) { $0.simple(text) }
    }

    /// `SHUTDOWN [NOSAVE|SAVE|NOW|FORCE]`: stops as SIGTERM does; what was acknowledged is kept.
    func shutDown(_ arguments: [String]) {
        guard role >= .admin else {
            refuseRESP(.notPermitted, "SHUTDOWN needs the role admin", "SHUTDOWN 需要管理员")
            return
        }
        let known = ["nosave", "save", "now", "force"]
        guard arguments.allSatisfy({ known.contains($0.asciiLowercased) }) else {
            refuseRESP(
                .syntax,
                "SHUTDOWN [NOSAVE|SAVE] [NOW] [FORCE]",
                "SHUTDOWN [NOSAVE|SAVE] [NOW] [FORCE]"
            )
            return
        }
        server.stop()
    }

    /// `LATENCY`: what the command log keeps of slow statements, as one event.
    func latency(_ arguments: [String]) {
        guard role >= .admin else {
            refuseRESP(.notPermitted, "LATENCY needs the role admin", "LATENCY 需要管理员")
            return
        }
        let slow = server.commandLog.entries(kind: .slow)
        switch (arguments.first?.asciiLowercased, arguments.count) {
        case ("latest", 1): writeLatest(slow)
        case ("history", 2): writeHistory(arguments[1] == Self.latencyEvent ? slow : [])
        case ("reset", _):
            let isMeant = arguments.count == 1 || arguments.dropFirst().contains(Self.latencyEvent)
            let count = isMeant && !slow.isEmpty ? 1 : 0
            if isMeant { _ = server.commandLog.reset(kind: .slow) }
            respond { $0.integer(count) }
        case ("doctor", 1):
            respond { $0.verbatim("\(slow.count) slow statements; see SLOWLOG GET, log list\n") }
        default:
            refuseRESP(
                .syntax,
                "LATENCY LATEST|HISTORY command|RESET|DOCTOR",
                "LATENCY LATEST|HISTORY command|RESET|DOCTOR"
            )
        }
    }

    private static let latencyEvent = "command"

    private func writeLatest(_ slow: [CommandLog.Entry]) {
        respond { writer in
            guard let last = slow.first else { return writer.array(0) }
            writer.array(1)
            writer.array(4)
            writer.bulk(Self.latencyEvent)
            writer.integer(Int(last.milliseconds / 1_000))
            writer.integer(last.cost.microseconds / 1_000)
            writer.integer((slow.map(\.cost.microseconds).max() ?? 0) / 1_000)
        }
    }

    private func writeHistory(_ slow: [CommandLog.Entry]) {
        respond { writer in
            writer.array(slow.count)
            for entry in slow.reversed() {
                writer.array(2)
                writer.integer(Int(entry.milliseconds / 1_000))
                writer.integer(entry.cost.microseconds / 1_000)
            }
        }
    }
}
