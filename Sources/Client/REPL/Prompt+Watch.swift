internal import CEditline
internal import Glibc
internal import Grammar

extension Prompt {
    /// How often a statement is shown again where no events come.
    private static let usualSeconds = 2.0
    /// How long more events are waited for after one, so that a burst is shown once.
    private static let burstMilliseconds: Int32 = 100

    /// Shows a statement again whenever something changes: `\watch [SECONDS] STATEMENT`.
    ///
    /// With SECONDS also every so often. Ctrl-C ends it. Never through a pager.
    func watch(_ directive: DirectiveLine) throws(ClientError) {
        var text = directive.rest
        var seconds: Double?
        if let first = text.split(separator: " ").first, let number = Double(first), number > 0 {
            seconds = number
            text = String(text.dropFirst(first.count + 1))
        }
        let line = SourceLine(file: "", number: 1, text: text)
        guard let statement = try StatementBuilder.statement(line, variables: Variables()),
            statement.verb == nil
        else {
            return messages.say(Bilingual("\\watch [SECONDS] STATEMENT", "\\监看 [秒数] 语句"))
        }
        guard try isConnected() else { return }
        let events = watcher()
        if events == nil, seconds == nil { seconds = Self.usualSeconds }
        var shown: String?
        do throws(ClientError) {
            while true {
                let page = Output.keeping()
                let outcome = try runner(key: nil, output: page).run(statement)
                if outcome.status.isRefusal { return }
                if page.text != shown { try show(page.text, outcome.status) }
                shown = page.text
                try wait(for: events, seconds: seconds)
            }
        } catch {
            // Between two looks nothing is on its way; inside one the session is settled.
            guard case .interrupted = error else { throw error }
            messages.show("\n")
            if session.isWaiting { _ = session.cancel() }
            _ = ce_take_interrupt()
        }
    }

    /// A second connection that is told of events; nil where the daemon gives none.
    private func watcher() -> Connection? {
        guard let connection = try? Connection(to: session.path) else { return nil }
        connection.enqueue("subscribe\n")
        do throws(ClientError) {
            try connection.send()
            while true {
                if let line = connection.takeLine() {
                    return line.first == UInt8(ascii: "+") ? connection : nil
                }
                try connection.exchange()
            }
        } catch {
            return nil
        }
    }

    private func wait(for events: Connection?, seconds: Double?) throws(ClientError) {
        let limit = seconds.map { Int32(max(1, min($0 * 1_000, 86_400_000))) } ?? -1
        guard let events else {
            _ = poll(nil, 0, limit)
            if ce_take_interrupt() { throw .interrupted }
            return
        }
        try events.exchange(milliseconds: limit)
        guard events.takeLine() != nil else { return }
        // More of the same statement or script is probably on its way.
        try events.exchange(milliseconds: Self.burstMilliseconds)
        while events.takeLine() != nil {}
    }

    private func show(_ text: String, _ status: ReplyStatus) throws(ClientError) {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        var clock = [CChar](repeating: 0, count: 16)
        strftime(&clock, clock.count, "%H:%M:%S", &parts)
        let bytes = clock.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        let title = String(decoding: bytes, as: UTF8.self)
        let sequence = status["seq"].map { " seq=\($0)" } ?? ""
        try output.write(style.clearsScreen + style.dim("-- \(title)\(sequence) --") + "\n" + text)
        try output.flush()
    }
}
