internal import Grammar

/// Shows the data lines of replies: rows and text as data, notes and events as messages.
///
/// A class: it is inside a result, or between pages of one, or is not.
package final class ReplyPrinter {
    private let renderer: any ResultRenderer
    private let messages: Messages
    private var isInside = false
    private var isContinued = false
    /// Rows shown since the result began.
    package private(set) var rows = 0

    package init(renderer: any ResultRenderer, messages: Messages) {
        self.renderer = renderer
        self.messages = messages
    }

    /// Shows one line that is no status.
    package func take(_ line: ReplyLine) throws(ClientError) {
        switch line {
        case .head(let columns):
            // A further page repeats the head.
            if isContinued { return }
            isInside = true
            rows = 0
            try renderer.begin(columns)
        case .row(let values):
            rows += 1
            try renderer.row(values)
        case .text(let text):
            isInside = true
            try renderer.text(text)
        case .part(let part):
            // A further page of a list repeats its title.
            guard let part, !isContinued else { return }
            isInside = true
            try renderer.part(part)
        case .note(let text):
            renderer.note(text)
            let shown = VisibleText.of(text)
            let text = Bilingual("note: \(shown)", "注意：\(shown)")[messages.language]
            messages.show(messages.style.yellow(text) + "\n")
        case .push(let text):
            let parts = text.split(separator: "\t", omittingEmptySubsequences: false)
            messages.show("> \(VisibleText.of(parts.joined(separator: "  ")))\n")
        case .status: return
        }
    }

    /// The page ended and another follows.
    package func pageEnded() {
        isContinued = true
    }

    /// The reply ended with this status.
    package func ended(_ status: ReplyStatus) throws(ClientError) {
        if isInside, !status.isRefusal, let digest = status["digest"] {
            try renderer.digest(digest)
        }
        if isInside { try renderer.end() }
        isInside = false
        isContinued = false
    }

    /// Shows what an update answered as one row: its object, revision and sequence.
    package func receipt(_ status: ReplyStatus) throws(ClientError) {
        let told = status.meta.filter { !["tag", "us", "rows", "next"].contains($0.key) }
        let columns = told.map { pair in
            Column(name: pair.key, kind: JSONRenderer.isNumber(pair.value) ? .figure : .text)
        }
        try renderer.begin(columns.isEmpty ? [Column(name: "status", kind: .text)] : columns)
        try renderer.row(told.isEmpty ? [status.word] : told.map { $0.value })
        try renderer.end()
    }
}
