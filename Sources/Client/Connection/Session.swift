internal import CEditline
package import Grammar

/// A conversation with the daemon: the greeting, statements one after another, their replies.
///
/// The greeting is sent together with the first statement and never waited for.
///
/// A class: it owns the connection and opens it anew when it is lost.
package final class Session {
    package let path: SocketPath
    package private(set) var language: Language
    /// The Chinese names that people are shown; empty until the daemon has told them.
    package private(set) var labels = Labels()
    /// How the daemon refused the greeting, which explains why it then hangs up.
    package private(set) var greetingRefusal: ReplyStatus?
    package private(set) var connection: Connection

    /// What the daemon said of itself and of this connection: `session`, `role`, `writable`.
    package private(set) var hello: [String: String] = [:]
    private var helloColumns: [Column] = []

    private var wantsLabels: Bool
    /// Whether replies are to come as pages that are printed.
    private var wantsPages: Bool
    /// Replies that belong to the greeting and are still to come.
    private var greetings: [Greeting] = []

    private enum Greeting: Equatable {
        case hello
        /// The labels of all commands, or of one.
        case labels(of: UInt64?)
    }

    /// Connects; nothing is sent yet.
    /// - Throws: `cannotConnect`.
    package init(
        path: SocketPath,
        language: Language,
        wantsLabels: Bool,
        wantsPages: Bool = false
    ) throws(ClientError) {
        self.path = path
        self.wantsPages = wantsPages
        self.language = language
        self.wantsLabels = wantsLabels
        connection = try Connection(to: path)
        greet()
    }

    /// Connects again; what the old connection was owed is forgotten.
    package func reconnect() throws(ClientError) {
        connection = try Connection(to: path)
        greetings = []
        greetingRefusal = nil
        isWaiting = false
        greet()
    }

    /// Changes the language from the next statement on.
    package func use(_ language: Language, wantsLabels: Bool) {
        self.language = language
        self.wantsLabels = wantsLabels
        greet()
    }

    /// Fetches labels with the next statement where they are wanted now and were not before, and
    /// says whether replies are to come as pages.
    package func want(labels: Bool, pages: Bool) {
        if pages != wantsPages {
            wantsPages = pages
            connection.enqueue("hello page=\(pages ? "on" : "off")\n")
            greetings.append(.hello)
        }
        let isNew = labels && !wantsLabels && self.labels.isEmpty
        wantsLabels = labels
        if isNew && language == .chinese { askForLabels() }
    }

    private func greet() {
        let page = wantsPages ? " page=on" : ""
        connection.enqueue("hello lang=\(language.rawValue)\(page)\n")
        greetings.append(.hello)
        labels = Labels()
        if wantsLabels && language == .chinese { askForLabels() }
    }

    private func askForLabels() {
        connection.enqueue("labels\n")
        greetings.append(.labels(of: nil))
    }

    /// Sends for the labels of a statement's command, where people are to read its reply in Chinese
    /// and they are not known.
    ///
    /// Nothing may be in flight whose reply is still to come.
    func askForLabels(of statement: [UInt8]) {
        let command = CommandMemory.key(statement)
        guard wantsLabels, language == .chinese, labels.wants(command) else { return }
        let line = String(decoding: statement, as: UTF8.self)
        connection.enqueue("labels \(NativeText.word("line=" + line))\n")
        greetings.append(.labels(of: command))
    }

    /// The next line of a reply to a statement, if one has arrived.
    package func takeLine() throws(ClientError) -> ArraySlice<UInt8>? {
        while let line = connection.takeLine() {
            guard let greeting = greetings.first else { return line }
            try take(line, of: greeting)
        }
        return nil
    }

    private func take(_ line: ArraySlice<UInt8>, of greeting: Greeting) throws(ClientError) {
        switch try ReplyLine(line) {
        case .status(let status):
            greetings.removeFirst()
            if status.isRefusal, greeting == .hello { greetingRefusal = status }
        case .head(let columns):
            if greeting == .hello { helloColumns = columns }
        case .row(let row):
            if greeting == .hello {
                let pairs = zip(helloColumns, row).map { ($0.name, $1 ?? "") }
                hello = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
            }
            if case .labels(let command) = greeting { labels.add(row, command: command) }
        case .text, .note, .part, .push: return
        }
    }

    /// Sends and receives; see `Connection.exchange`.
    /// - Throws: `lost` with the daemon's own reason where it gave one.
    package func exchange(
        orInputAt descriptor: Int32? = nil,
        milliseconds: Int32 = -1
    ) throws(ClientError) {
        do throws(ClientError) {
            try connection.exchange(orInputAt: descriptor, milliseconds: milliseconds)
        } catch {
            guard case .lost = error, let refusal = greetingRefusal else { throw error }
            let reason = "\(refusal.word): \(VisibleText.of(refusal.message))"
            throw .lost(Bilingual(reason, reason))
        }
    }

    /// Waits for the daemon's greeting, for a prompt that shows the role.
    package func settleGreeting() throws(ClientError) {
        try connection.send()
        while !greetings.isEmpty {
            _ = try takeLine()
            if !greetings.isEmpty { try exchange() }
        }
    }

    /// How long a cancelled statement's reply is waited for.
    private static let cancelTime = Duration.seconds(2)

    /// After Ctrl-C: has the daemon cancel what this connection waits for, over a second one, and
    /// reads its reply to the end.
    /// - Returns: how the statement was answered; nil where no answer came in time.
    package func cancel() -> ReplyStatus? {
        guard let number = hello["session"], let second = try? Connection(to: path) else {
            return nil
        }
        second.enqueue("cancel \(number)\n")
        let end = ContinuousClock.now + Self.cancelTime
        do throws(ClientError) {
            try second.send()
            while ContinuousClock.now < end {
                while let line = try takeLine() {
                    guard case .status(let status) = try ReplyLine(line) else { continue }
                    isWaiting = false
                    return status
                }
                try exchange(milliseconds: 100)
            }
        } catch {
            return nil
        }
        return nil
    }

    /// Whether a statement was sent and its reply has not been read to its end.
    package private(set) var isWaiting = false

    /// Sends one statement and waits for its reply; `each` is given the data as they arrive.
    package func ask(
        _ statement: some Sequence<UInt8>,
        each: (ReplyLine) throws(ClientError) -> Void
    ) throws(ClientError) -> ReplyStatus {
        connection.enqueue(statement)
        connection.enqueue(CollectionOfOne(0x0A))
        isWaiting = true
        try connection.send()
        while true {
            while let bytes = try takeLine() {
                let line = try ReplyLine(bytes)
                if case .status(let status) = line {
                    isWaiting = false
                    return status
                }
                try each(line)
            }
            try exchange()
        }
    }
}
