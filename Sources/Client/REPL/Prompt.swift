internal import CEditline
internal import Glibc
internal import Grammar

/// The prompt: lines typed by hand, one after another.
///
/// A class: it keeps the session, the history and what the user has set.
final class Prompt {
    let session: Session
    let invocation: Invocation
    let environment: Environment
    let output: Output
    let messages: Messages
    var history: History?
    var variables: Variables
    var format: ResultFormat
    var showsTiming = false
    /// Whether rows are shown one value a line.
    var isExpanded = false
    var keys = StatementKeys()
    let style: Style
    /// The last statement, for the editor.
    var lastText = ""
    /// Whether it was a query, which can be asked again.
    var wasQuery = false
    /// Whether the connection has a transaction that is not committed.
    var isStaged = false
    /// Whether the daemon takes no updates, as far as is known.
    var isReadOnly = false

    /// The most lines of a paste that history keeps.
    static let pasteHistoryLimit = 200
    /// The most columns that the socket's path takes in the prompt.
    static let placeLimit = 24
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
        self.environment = environment
        self.output = output
        self.messages = messages
        self.variables = variables
        format = invocation.format ?? .table
        history = History(directory: environment.stateDirectory)
        style = Style(isTerminal: isatty(STDOUT_FILENO) == 1, environment: environment)
        messages.style = Style(isTerminal: messages.isTerminal, environment: environment)
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
        try settleGreeting()
        greet()
        while true {
            try output.flush()
            for line in history?.merge() ?? [] { editor.remember(line) }
            switch editor.read(promptText) {
            case .end:
                messages.show("\n")
                return .done
            case .interrupted: messages.show("\n")
            case .tooLong:
                messages.show("\n")
                messages.say(Bilingual("too much was pasted", "粘贴的内容太多"))
            case .paste(let text): try runPasted(text, editor)
            case .edit(let text):
                messages.show("\n")
                try editTyped(text, editor)
            case .line(let text):
                if try take(text, editor) { return .done }
            }
        }
    }

    /// Waits for the daemon's greeting, which tells the role.
    func settleGreeting() throws(ClientError) {
        try session.settleGreeting()
        isReadOnly = session.hello["writable"] == "false"
    }

    /// `sample/sock admin*!> `: the socket, the role, `*` staged, `!` read-only.
    var promptText: String {
        let marks = (isStaged ? "*" : "") + (isReadOnly ? "!" : "") + "> "
        let place = session.path.short(limit: Self.placeLimit)
        let text = "\(place) \(session.hello["role"] ?? "?")\(marks)"
        // On a narrow terminal what is typed matters more.
        return DisplayWidth.of(text) * 2 > Terminal.width ? marks : text
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
            lastText = text
            wasQuery = false
            if let statement = try StatementBuilder.statement(line, variables: variables) {
                let status = try run(statement)
                if let form = status.flatMap(Questionnaire.init) {
                    try fillIn(text, form, editor)
                }
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
}
