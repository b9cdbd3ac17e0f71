internal import ArgumentParser
internal import Daemon
internal import Glibc

/// The daemon's command line, as the protocol's section 6 has it.
struct CommandLineOptions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shixund",
        abstract: "Keeps a school's or a district's teacher-training work and answers on a socket.",
        discussion: """
            Stays in the foreground and logs to standard error; scripts/start puts it in the \
            background. Exit status: 0 stopped on request, 2 wrong options or configuration, \
            3 the socket cannot be had, 4 the store cannot be opened.
            """,
        version: Daemon.version
    )

    @Option(help: ArgumentHelp("The configuration file.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("The socket to answer on.", valueName: "path"))
    var socket: String?

    @Option(help: ArgumentHelp("The store's directory.", valueName: "dir"))
    var data: String?

    @Option(help: ArgumentHelp("The directory of the scheme files.", valueName: "dir"))
    var schemes: String?

    @Option(
        help: ArgumentHelp(
            "Put a backup in the place of the store, which no daemon may have open, and exit.",
            valueName: "file"
        )
    )
    var restore: String?

    @Option(
        help: ArgumentHelp(
            "With --restore: as it was known after that statement or at that time.",
            valueName: "seq|time"
        )
    )
    var until: String?

    @Flag(help: "Stay in the foreground; it does so anyway.")
    var foreground = false

    @Flag(help: "Check configuration and schemes, say what is wrong, and exit.")
    var check = false

    func validate() throws {
        // Alone it would start a daemon, on a store that nobody asked for.
        guard until == nil || restore != nil else {
            throw ValidationError("--until goes with --restore")
        }
        guard restore == nil || !check else {
            throw ValidationError("--check and --restore do not go together")
        }
    }

    /// What the daemon takes.
    var options: Options {
        var options = Options()
        options.configurationFile = config
        options.socket = socket
        options.data = data
        options.schemes = schemes
        options.checkOnly = check
        options.restoreFile = restore
        options.restoreUntil = until
        return options
    }
}

/// Reads the command line, runs the daemon, and says with which status to exit.
func start(_ arguments: [String]) -> Int32 {
    do {
        let line = try CommandLineOptions.parse(Array(arguments.dropFirst()))
        return Program.run(line.options)
    } catch {
        let text = CommandLineOptions.fullMessage(for: error)
        guard CommandLineOptions.exitCode(for: error) == .success else {
            let bytes = Array((text + "\n").utf8)
            _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, bytes.count) }
            return 2
        }
        print(text)
        return 0
    }
}
