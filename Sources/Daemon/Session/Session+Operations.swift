import Commands
import Grammar
import Wire

/// The commands of those who run the daemon: figures, configuration, command log.
extension Session {
    /// `info`.
    func info(_ section: InfoSection?, _ format: InfoFormat?, _ exchange: Exchange) {
        let figures = server.figures.filter { section == nil || $0.section == section }
        switch format {
        case .prometheus:
            answer(Reply(body: .text(Figure.prometheusText(figures))), exchange)
        case nil where exchange.isRESP:
            respond { $0.verbatim(server.redisInfo(section: section?.rawValue)) }
        case .records, nil:
            let language = language
            answer(
                table("info", figures.count) { row, writer in
                    writer.text(figures[row].section.rawValue)
                    writer.text(figures[row].name)
                    writer.text(figures[row].value.text)
                    writer.text(figures[row].meaning[language])
                },
                exchange
            )
        }
    }

    /// `config show`.
    func showConfiguration(_ exchange: Exchange) {
        let settings = Setting.all
        let configuration = server.configuration
        let language = language
        answer(
            table("config show", settings.count) { row, writer in
                writer.text(settings[row].name)
                writer.text(settings[row].show(configuration))
                writer.flag(settings[row].needsRestart)
                writer.text(settings[row].meaning[language])
            },
            exchange
        )
    }

    /// `config check` and `config reload`.
    func answer(_ changes: [ConfigurationChange], of command: String, _ exchange: Exchange) {
        answer(
            table(command, changes.count) { row, writer in
                writer.text(changes[row].setting.name)
                writer.text(changes[row].before)
                writer.text(changes[row].after)
                writer.flag(changes[row].setting.needsRestart)
            },
            exchange
        )
    }

    /// `log list`.
    func listLog(_ kind: LogKind?, _ limit: Int?, _ exchange: Exchange) {
        let entries = server.commandLog.entries(kind: kind, limit: limit)
        answer(
            table("log list", entries.count) { row, writer in
                let entry = entries[row]
                writer.integer(entry.id)
                writer.text(entry.kind.rawValue)
                writer.text(UTCTime.text(milliseconds: entry.milliseconds))
                writer.integer(entry.cost.microseconds)
                writer.integer(entry.cost.requestBytes)
                writer.integer(entry.cost.replyBytes)
                writer.integer(entry.session)
                writer.integer(Int(entry.userID))
                writer.integer(Int(entry.processID))
                writer.text(entry.statement)
            },
            exchange
        )
    }

    /// `log reset`.
    func resetLog(_ kind: LogKind?, _ exchange: Exchange) {
        let count = server.commandLog.reset(kind: kind)
        answer(Reply(meta: [Reply.Meta("forgotten", count)]), exchange)
    }

    /// A table with the columns that a command declares.
    private func table(
        _ command: String,
        _ count: Int,
        writeRow: @escaping @Sendable (Int, any ReplyWriter) -> Void
    ) -> Reply {
        let columns = server.columns(of: command)
        return Reply(
            body: .table(Reply.Table(columns: columns, rowCount: count, writeRow: writeRow))
        )
    }
}
