/// What the command line asks for.
package struct Invocation: Sendable {
    /// One piece of a batch, in the order of the command line.
    package enum Piece: Sendable, Hashable {
        /// `-c`: statements, one a line.
        case text(String)
        /// `-f`: a file, or `-` for standard input.
        case file(String)
    }

    /// `--socket`.
    package var socket: String?
    package var pieces: [Piece]
    /// The words of one statement.
    package var words: [String]
    /// `-1`: the batch is one transaction.
    package var isAtomic: Bool
    /// `--dry-run`: everything is checked and nothing kept.
    package var isDryRun: Bool
    /// `--keep-going`: a refusal does not stop the batch.
    package var keepsGoing: Bool
    /// `--set NAME=VALUE`, in order.
    package var settings: [String]
    /// `--format`; nil leaves it to the client.
    package var format: ResultFormat?
    /// `--bom`: CSV begins with a byte order mark.
    package var marksByteOrder: Bool
    /// `--progress`.
    package var progress: Progress.Form
    /// `--lang`: `zh` or `en`; nil follows the locale.
    package var language: String?

    package init(
        socket: String? = nil,
        pieces: [Piece] = [],
        words: [String] = [],
        isAtomic: Bool = false,
        isDryRun: Bool = false,
        keepsGoing: Bool = false,
        settings: [String] = [],
        format: ResultFormat? = nil,
        marksByteOrder: Bool = false,
        progress: Progress.Form = .auto,
        language: String? = nil
    ) {
        self.socket = socket
        self.pieces = pieces
        self.words = words
        self.isAtomic = isAtomic
        self.isDryRun = isDryRun
        self.keepsGoing = keepsGoing
        self.settings = settings
        self.format = format
        self.marksByteOrder = marksByteOrder
        self.progress = progress
        self.language = language
    }
}
