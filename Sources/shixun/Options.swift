internal import ArgumentParser
internal import Client

/// The client's command line, as the protocol's section 6 has it.
struct Options: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shixun",
        abstract: "Asks and tells shixund, the teacher-training daemon.",
        usage: "shixun [OPTIONS] [WORDS...]",
        discussion: """
            With words: one statement (shixun teacher show T001). With -c, -f or a piped \
            standard input: a batch, which stops at its first refusal. Else: the prompt, \
            where `help` lists the commands.

            Exit status: 0 done, 1 refused, 2 usage or syntax, 3 no connection, 4 partly done \
            (--keep-going), 5 conflict, 6 not permitted, 7 read-only, loading or busy, \
            130 interrupted.
            """,
        version: Program.version
    )

    @Option(
        help: ArgumentHelp(
            "The daemon's socket; else $SHIXUN_SOCKET, else the session's.",
            valueName: "path"
        )
    )
    var socket: String?

    @Option(
        name: .customShort("c"),
        help: ArgumentHelp("Run a statement; repeatable.", valueName: "statement")
    )
    var statements: [String] = []

    @Option(
        name: .customShort("f"),
        help: ArgumentHelp("Run a file, or - for standard input; repeatable.", valueName: "file")
    )
    var files: [String] = []

    @Flag(name: .customShort("1"), help: "The whole batch is one transaction.")
    var isAtomic = false

    @Flag(name: .customLong("dry-run"), help: "Check everything, keep nothing.")
    var isDryRun = false

    @Flag(name: .customLong("keep-going"), help: "Do not stop at a refusal.")
    var keepsGoing = false

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("Set a variable for ${NAME}.", valueName: "name=value")
    )
    var settings: [String] = []

    @Option(help: "How results are written: table csv tsv json jsonl markdown html.")
    var format: ResultFormat?

    @Flag(name: .customLong("bom"), help: "Begin CSV with a byte order mark, for spreadsheets.")
    var marksByteOrder = false

    @Option(help: "How far a batch is: auto (a bar on a terminal), json (on stderr), none.")
    var progress: Progress.Form = .auto

    @Option(name: .customLong("lang"), help: "zh or en; else the locale's.")
    var language: String?

    @Argument(parsing: .captureForPassthrough, help: "The words of one statement.")
    var words: [String] = []

    /// What the options ask for; the command line itself tells the order of -c and -f.
    func invocation(arguments: [String]) throws -> Invocation {
        // The words take everything that is no option of ours, the parser's own ones as well.
        if let first = words.first, ["--help", "-h"].contains(first) {
            throw CleanExit.helpRequest(Options.self)
        }
        if words.first == "--version" { throw CleanExit.message(Program.version) }
        if let first = words.first, first.hasPrefix("-"), first != "--" {
            throw ValidationError("Unknown option '\(first)'")
        }
        return Invocation(
            socket: socket,
            pieces: pieces(arguments),
            words: words.first == "--" ? Array(words.dropFirst()) : words,
            isAtomic: isAtomic,
            isDryRun: isDryRun,
            keepsGoing: keepsGoing,
            settings: settings,
            format: format,
            marksByteOrder: marksByteOrder,
            progress: progress,
            language: language
        )
    }

    /// Statements and files in the order in which they were given.
    private func pieces(_ arguments: [String]) -> [Invocation.Piece] {
        var statements = statements[...]
        var files = files[...]
        var pieces: [Invocation.Piece] = []
        for argument in arguments.dropFirst() where !argument.hasPrefix("--") {
            guard argument.hasPrefix("-") else { continue }
            switch argument.dropFirst().first(where: { $0 == "c" || $0 == "f" }) {
            case "c": if let text = statements.popFirst() { pieces.append(.text(text)) }
            case "f": if let path = files.popFirst() { pieces.append(.file(path)) }
            default: continue
            }
        }
        return pieces + statements.map { .text($0) } + files.map { .file($0) }
    }
}

extension ResultFormat: ExpressibleByArgument {}
extension Progress.Form: ExpressibleByArgument {}
