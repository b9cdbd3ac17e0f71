internal import CEditline
internal import Glibc
internal import Grammar

/// The prompt: lines typed by hand, one after another.
///
/// A class: it keeps the session, the history and what the user has set.
final class Prompt {
    let session: Session
    let invocation: Invocation
    let output: Output
    let messages: Messages
    var history: History?
    var variables: Variables
    var format: ResultFormat
    var showsTiming = false
    /// Whether the connection has a transaction that is not committed.
    var isStaged = false

    /// The most lines of a paste that history keeps.
    static let pasteHistoryLimit = 200
    /// The most lines of a paste that are shown before it is run.
    static let previewLines = 5

    init(
        session: Session,
        invocation: Invocation,
        environment: Environment,
        variables: Variables,
        output: Output,
        messages: Messages
    ) {
        self.session = session
        self.invocation = invocation
        self.output = output
        self.messages = messages
        self.variables = variables
        format = invocation.format ?? .table
        history = History(directory: environment.stateDirectory)
    }

    /// Reads and runs lines until the user leaves.
    func run() throws(ClientError) -> ExitStatus {
        if !ce_use_utf8() {
            messages.say(
                Bilingual(
                    "note: no UTF-8 locale is installed: Chinese cannot be typed here",
                    "注意：系统没有 UTF-8 区域设置：此处无法输入中文"
                )
            )
        }
        ce_catch_interrupts()
        guard let editor = LineEditor() else {
            throw .usage(Bilingual("the terminal cannot be used", "无法使用该终端"))
        }
        editor.complete = { [unowned self] before in complete(before) }
        for line in history?.load() ?? [] { editor.remember(line) }
        greet()
        while true {
            try output.flush()
            switch editor.read(isStaged ? "shixun*> " : "shixun> ") {
            case .end:
                messages.show("\n")
                return .done
            case .interrupted: messages.show("\n")
            case .tooLong:
                messages.show("\n")
                messages.say(Bilingual("too much was pasted", "粘贴的内容太多"))
            case .paste(let text): try runPasted(text, editor)
            case .line(let text):
                if try take(text, editor) { return .done }
            }
        }
    }

    func greet() {
        let path = VisibleText.of(session.path.text)
        messages.say(
            Bilingual(
                "shixun on \(path): `help` lists the commands, Tab completes, \\q leaves",
                "师训 \(path)：输入 help 查看命令，Tab 补全，\\q 退出"
            )
        )
    }

    /// - Returns: whether the user leaves.
    func take(_ text: String, _ editor: LineEditor) throws(ClientError) -> Bool {
        let line = SourceLine(file: "", number: 1, text: text)
        let words = text.split { " \t\u{3000}".contains($0) }
        guard let first = words.first else { return false }
        remember(text, editor)
        _ = ce_take_interrupt()
        do throws(ClientError) {
            if Directive.isDirective(line.bytes) { return try obey(line, editor) }
            if words.count == 1, ["quit", "exit", "退出"].contains(first.lowercased()) {
                return true
            }
            if let statement = try StatementBuilder.statement(line, variables: variables) {
                try run(statement)
            }
        } catch {
            try tell(error)
        }
        return false
    }

    func remember(_ text: String, _ editor: LineEditor) {
        editor.remember(text)
        if let kept = history?.add(text), !kept {
            messages.say(Bilingual("note: history cannot be written", "注意：无法写入历史记录"))
            history = nil
        }
    }

    // MARK: Statements

    func run(_ statement: Statement) throws(ClientError) {
        guard try isConnected() else { return }
        let start = ContinuousClock.now
        let runner = StatementRun(
            session: session,
            format: format,
            output: output,
            messages: messages,
            width: Terminal.width
        )
        let outcome = try runner.run(statement)
        follow(statement.verb, outcome.status)
        if showsTiming { tellTiming(outcome, took: ContinuousClock.now - start) }
    }

    func follow(_ verb: SessionVerb?, _ status: ReplyStatus) {
        switch verb {
        case .begin: if !status.isRefusal { isStaged = true }
        case .rollback: if !status.isRefusal { isStaged = false }
        // A commit that is refused has dropped the transaction all the same.
        case .commit: isStaged = false
        case nil: break
        }
    }

    func tellTiming(_ outcome: StatementRun.Outcome, took duration: Duration) {
        let micros =
            duration.components.attoseconds / 1_000_000_000_000
            + duration.components.seconds * 1_000_000
        let millis = "\(micros / 1_000).\(micros % 1_000 / 100)"
        let server = outcome.status["us"].map { ", us=\($0)" } ?? ""
        messages.say(
            Bilingual(
                "\(millis) ms\(server), \(outcome.rows) rows",
                "\(millis) 毫秒\(server)，\(outcome.rows) 行"
            )
        )
    }
}
