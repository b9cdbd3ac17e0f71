internal import Grammar

/// Runs one statement typed by hand: every page of it, its receipt, its refusal.
package struct StatementRun {
    /// What came of it.
    package struct Outcome: Sendable {
        package let status: ReplyStatus
        package let rows: Int
        package let hasData: Bool

        /// Whether it showed something and changed nothing, so that it may be asked again.
        var isQuery: Bool {
            hasData && !status.isRefusal && status["rev"] == nil && status["staged"] == nil
        }
    }

    private let session: Session
    private let format: ResultFormat
    private let output: Output
    private let messages: Messages
    private let marksByteOrder: Bool
    /// The terminal's width, where a wide row is to fit it.
    private let width: Int?
    private let isExpanded: Bool
    private let style: Style
    /// Under which key the statement is sent, so that it may be sent again.
    private let key: String?

    package init(
        session: Session,
        format: ResultFormat,
        output: Output,
        messages: Messages,
        marksByteOrder: Bool = false,
        width: Int? = nil,
        isExpanded: Bool = false,
        style: Style = .plain,
        key: String? = nil
    ) {
        self.session = session
        self.format = format
        self.output = output
        self.messages = messages
        self.marksByteOrder = marksByteOrder
        self.width = width
        self.isExpanded = isExpanded
        self.style = style
        self.key = key
    }

    /// Sends the statement, follows its pages and shows what it answers.
    package func run(_ statement: Statement) throws(ClientError) -> Outcome {
        var printer: ReplyPrinter?
        var hasData = false
        var bytes = statement.bytes
        session.askForLabels(of: bytes)
        let prefix = key.map { Array("idem \($0) ".utf8) } ?? []
        while true {
            let status = try session.ask(prefix + bytes) { (line) throws(ClientError) in
                // Made at the first line, when the labels have arrived.
                if printer == nil { session.labels.choose(CommandMemory.key(bytes)) }
                let made = printer ?? makePrinter()
                printer = made
                switch line {
                case .head, .row, .text, .part: hasData = true
                case .note, .push, .status: break
                }
                try made.take(line)
            }
            let shown = printer ?? makePrinter()
            printer = shown
            if !status.isRefusal, hasData, !output.isDiscarded, let next = status.next {
                shown.pageEnded()
                bytes = statement.bytes + Self.continuation(next)
                continue
            }
            try shown.ended(status)
            try conclude(status, hasData: hasData, statement: statement, printer: shown)
            return Outcome(status: status, rows: shown.rows, hasData: hasData)
        }
    }

    /// The argument that asks for the page at a cursor.
    static func continuation(_ cursor: String) -> [UInt8] {
        Array((" " + NativeText.word("after=" + cursor)).utf8)
    }

    private func makePrinter() -> ReplyPrinter {
        ReplyPrinter(
            renderer: Renderers.make(
                format,
                output: output,
                labels: session.language == .chinese ? session.labels : Labels(),
                language: session.language,
                messages: messages,
                marksByteOrder: marksByteOrder,
                width: width,
                isExpanded: isExpanded,
                style: style
            ),
            messages: messages
        )
    }

    private func conclude(
        _ status: ReplyStatus,
        hasData: Bool,
        statement: Statement,
        printer: ReplyPrinter
    ) throws(ClientError) {
        if status.isRefusal {
            let prefix = key.map { $0.utf8.count + 6 } ?? 0
            let place = statement.place(of: max(0, (status.position ?? 0) - prefix))
            let text = RefusalText.text(
                status,
                line: place.line.text,
                column: place.column,
                language: messages.language
            )
            messages.show(messages.style.red(status.word) + text.dropFirst(status.word.count))
        } else if !hasData {
            try receipt(status, printer)
        }
        try output.flush()
    }

    private func receipt(_ status: ReplyStatus, _ printer: ReplyPrinter) throws(ClientError) {
        guard format == .table else { return try printer.receipt(status) }
        let told = status.meta.filter { !["tag", "us"].contains($0.key) }
        let words = told.map { "\($0.key)=\(VisibleText.of($0.value))" }
        let isPlain = status.word == "OK" && !words.isEmpty
        try output.write((isPlain ? words : [status.word] + words).joined(separator: " ") + "\n")
    }
}
