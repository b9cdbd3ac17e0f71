internal import Glibc
internal import Grammar

/// Runs a script: statements sent without waiting, answers taken as they come.
///
/// A class: it is in the middle of a conversation.
package final class BatchRunner {
    let session: Session
    let options: BatchOptions
    let messages: Messages
    let output: Output
    let makeRenderer: () -> any ResultRenderer
    var printer: ReplyPrinter?
    var memory = CommandMemory()
    var inFlight = InFlightQueue()
    var outcome = BatchOutcome()
    var report: BatchReport

    /// Whether the daemon was told to stop at the first refusal.
    var isBatchOpen = false
    var hasBegun = false
    /// Where the script began a transaction that is open.
    var transaction: SourceLine?
    /// Whether the connection has a transaction that is not committed.
    package internal(set) var isStaged: Bool
    var table: TableState?
    var hasNotedVerbs = false
    /// How the last of the client's own statements was answered.
    var controlStatus: ReplyStatus?
    var currentHasData = false
    var tagNumber = 0
    var mainFile: String?
    var keys = StatementKeys()
    var resumptions = 0
    let progress: Progress
    /// The script that is run, for how far it is.
    var reader: ScriptReader?

    /// The most statements that are sent and not yet answered.
    package static let window = 4_096
    /// The most bytes that wait to be sent.
    package static let backlogLimit = 1_024 * 1_024
    /// Bytes gathered before they are sent.
    static let sendThreshold = 32 * 1_024

    static let batchBegin = "batch begin"
    static let batchEnd = "batch end"

    /// A `\table` whose rows are being sent.
    struct TableState {
        let line: SourceLine
        let ownsTransaction: Bool
        var refused = 0
    }

    /// The renderer is made at the first data, when the labels have arrived.
    package init(
        session: Session,
        options: BatchOptions,
        messages: Messages,
        output: Output,
        renderer: @escaping () -> any ResultRenderer
    ) {
        self.session = session
        self.options = options
        self.messages = messages
        self.output = output
        makeRenderer = renderer
        report = BatchReport(messages: messages)
        progress = Progress(options.progress, messages: messages)
        isStaged = options.isInTransaction
        report.willShow = { [progress] in progress.clear() }
    }

    /// Whether nothing more may be sent.
    var isStopped: Bool {
        outcome.firstRefusal != nil && !options.keepsGoing && table == nil
    }

    /// Runs the script to its end or to its first refusal, which it reports.
    /// - Throws: `script` where the script is not right, after the statements before that place;
    ///   `lost`, `interrupted`, `outputClosed`.
    package func run(_ reader: ScriptReader) throws(ClientError) -> BatchOutcome {
        self.reader = reader
        defer {
            progress.end(outcome)
            report.tellRepeatedNotes()
        }
        do throws(ClientError) {
            try open()
            try feed(reader)
            try drain()
        } catch {
            guard case .script = error else {
                if case .lost = error { reportUnanswered() }
                throw error
            }
            try drain()
            if !isStopped {
                outcome.firstRefusal = outcome.firstRefusal ?? .usage
                try close()
                throw error
            }
        }
        try close()
        return outcome
    }

    // MARK: Sending

    func open() throws(ClientError) {
        if options.ownsTransaction {
            let status = try control("begin")
            guard !status.isRefusal else { return refuse(status, of: "begin") }
            hasBegun = true
        }
        openBatch()
    }

    func openBatch() {
        guard !options.keepsGoing else { return }
        send(Self.batchBegin)
        isBatchOpen = true
    }

    func closeBatch() throws(ClientError) {
        guard isBatchOpen else { return }
        isBatchOpen = false
        _ = try control(Self.batchEnd)
    }

    func feed(_ reader: ScriptReader) throws(ClientError) {
        while !isStopped {
            switch try reader.next(waits: false) {
            case .end: return
            case .pending:
                // Whoever feeds the pipe may be waiting for the answer.
                try session.connection.send()
                if inFlight.isEmpty { try output.flush() }
                try receive(orInputAt: reader.pendingDescriptor)
            case .statement(let statement): try send(statement)
            case .tableBegan(let line): try beginTable(line)
            case .tableEnded: try endTable()
            }
            while inFlight.count >= Self.window
                || session.connection.backlog >= Self.backlogLimit
            {
                try receive()
            }
            if session.connection.backlog >= Self.sendThreshold { try receive() }
        }
    }

    func send(_ statement: Statement) throws(ClientError) {
        if let verb = statement.verb, try isLeftOut(statement, verb) { return }
        let command = CommandMemory.key(statement.bytes)
        if memory.isNew(command) {
            try drain()
            session.askForLabels(of: statement.bytes)
        }
        enqueue(statement, command: command)
        if !memory.allowsPipelining(command) { try drain() }
    }

    func enqueue(_ statement: Statement, command: UInt64) {
        var prefix = ""
        // A line that brings its own tag keeps it.
        if statement.bytes.first != UInt8(ascii: "@") {
            prefix = tag(of: statement.line)
            if !options.ownsTransaction, let key = keys.next(for: statement) {
                prefix += "idem \(key) "
            }
            session.connection.enqueue(prefix.utf8)
        }
        session.connection.enqueue(statement.bytes)
        session.connection.enqueue(CollectionOfOne(0x0A))
        inFlight.append(
            InFlight(origin: .statement(statement), prefix: prefix, command: command)
        )
    }

    /// `@L12 ` for a line of the first file; with a number of its own everywhere else.
    func tag(of line: SourceLine) -> String {
        if mainFile == nil { mainFile = line.file }
        if mainFile == line.file, line.number > tagNumber {
            tagNumber = line.number
            return "@L\(line.number) "
        }
        return "@L\(line.number).\(outcome.statements + inFlight.count) "
    }

    /// Whether the statement is left out, since the whole batch is one transaction already.
    func isLeftOut(
        _ statement: Statement,
        _ verb: SessionVerb
    ) throws(ClientError) -> Bool {
        guard options.ownsTransaction else {
            transaction = verb == .begin ? statement.line : nil
            isStaged = verb == .begin
            return false
        }
        guard verb != .rollback else {
            throw .script(
                Diagnostic(
                    line: statement.line,
                    column: 1,
                    code: Refusal.Code.state.rawValue,
                    message: Bilingual(
                        "a rollback cannot stand in a batch that is one transaction",
                        "整批为一个事务时不能回滚其中一部分"
                    )
                )
            )
        }
        if !hasNotedVerbs {
            messages.say(
                Bilingual(
                    "note: begin and commit of the script are left out: all is one transaction",
                    "注意：脚本中的 begin 和 commit 不执行：整批是一个事务"
                )
            )
        }
        hasNotedVerbs = true
        return true
    }

    func send(_ control: String) {
        session.connection.enqueue(control + "\n")
        inFlight.append(InFlight(origin: .control(control), prefix: "", command: 0))
    }

    /// Sends a statement of the client's own and waits for its answer.
    func control(_ text: String) throws(ClientError) -> ReplyStatus {
        send(text)
        try drain()
        return controlStatus ?? ReplyStatus(isRefusal: true, word: "INTERNAL")
    }
}
