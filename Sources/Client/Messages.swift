internal import Glibc
package import Grammar

/// Standard error: what is said to the user beside the data.
///
/// A class: the language may change while the client runs.
package final class Messages {
    package var language: Language
    /// Whether a person reads them, who wants summaries.
    package let isTerminal: Bool
    /// How messages are marked on a terminal.
    package var style = Style.plain
    private let output: Output
    private let descriptor: Int32

    /// The output is flushed before each message, so that both keep their order.
    package init(language: Language, output: Output, descriptor: Int32 = STDERR_FILENO) {
        self.language = language
        self.output = output
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) == 1
    }

    /// Says one line.
    package func say(_ message: Bilingual) {
        show(message[language] + "\n")
    }

    /// Shows lines that have their ends.
    package func show(_ text: String) {
        // Both are the same terminal: what is said comes in its place of the page.
        if output.diversion != nil, isTerminal {
            try? output.write(text)
            return
        }
        // A closed output shows itself at the next write of data.
        try? output.flush()
        // Nobody is left to be told when standard error fails.
        _ = writeAll(Array(text.utf8), to: descriptor)
    }

    /// Says what went wrong, unless silence is right.
    package func say(_ error: ClientError) {
        if case .script(let diagnostic) = error {
            show(diagnostic.text(in: language))
        } else if let message = error.message {
            show("shixun: \(message[language])\n")
        }
    }
}
