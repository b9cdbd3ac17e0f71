internal import CEditline
internal import Glibc
internal import Grammar

/// The client: one statement, a batch, or the prompt, as the command line asks.
package struct Program {
    private let invocation: Invocation
    private let environment: Environment
    private let output: Output
    private let messages: Messages

    /// As `--version` prints it.
    package static var version: String { ProgramVersion.text }

    /// Does what is asked, and tells what goes wrong.
    package static func run(
        _ invocation: Invocation,
        environment: Environment = .current
    ) -> ExitStatus {
        StandardStreams.fill()
        // A reader of the output that goes away is told by the write, not by a signal.
        signal(SIGPIPE, SIG_IGN)
        let output = Output()
        let program = Program(
            invocation: invocation,
            environment: environment,
            output: output,
            messages: Messages(
                language: invocation.language.flatMap { Language(rawValue: $0) }
                    ?? environment.language,
                output: output
            )
        )
        do throws(ClientError) {
            let status = try program.run()
            try output.flush()
            return status
        } catch {
            program.messages.say(error)
            return error.status
        }
    }

    private func run() throws(ClientError) -> ExitStatus {
        if let name = invocation.language, Language(rawValue: name) == nil {
            throw .usage(Bilingual("--lang is zh or en", "--lang 是 zh 或 en"))
        }
        var variables = Variables()
        for setting in invocation.settings { try variables.set(option: setting) }
        let path = try SocketPath(option: invocation.socket, environment: environment)
        if !invocation.words.isEmpty {
            guard invocation.pieces.isEmpty else {
                throw .usage(
                    Bilingual(
                        "words of a statement and -c or -f do not go together",
                        "语句的词不能与 -c、-f 同用"
                    )
                )
            }
            return try runWords(path)
        }
        if !invocation.pieces.isEmpty {
            return try runBatch(invocation.pieces, variables: variables, path: path)
        }
        guard isatty(STDIN_FILENO) == 1 else {
            return try runBatch([.file("-")], variables: variables, path: path)
        }
        return try Prompt(
            session: session(path),
            invocation: invocation,
            environment: environment,
            variables: variables,
            output: output,
            messages: messages
        ).run()
    }

    private var format: ResultFormat { invocation.format ?? .table }

    private func session(_ path: SocketPath) throws(ClientError) -> Session {
        try Session(
            path: path,
            language: messages.language,
            wantsLabels: format.isForPeople,
            wantsPages: format == .html
        )
    }

    private func runWords(_ path: SocketPath) throws(ClientError) -> ExitStatus {
        let statement = try OneShot.statement(invocation.words)
        guard !invocation.isDryRun else {
            return try runBatch([.text(statement.text)], variables: Variables(), path: path)
        }
        let session = try session(path)
        let run = StatementRun(
            session: session,
            format: format,
            output: output,
            messages: messages,
            marksByteOrder: invocation.marksByteOrder
        )
        let outcome = try run.run(statement)
        let status = outcome.status.exitStatus
        // Only a subscription answers which topics it has.
        if status == .done, outcome.status["topics"] != nil { try follow(session) }
        if status != .done, invocation.words.contains(where: { $0.hasPrefix("--") }) {
            messages.say(
                Bilingual(
                    "options of shixun stand before the statement: "
                        + "shixun --format csv teacher list",
                    "shixun 的选项应写在语句之前：shixun --format csv 教师 列表"
                )
            )
        }
        return status
    }

    /// Writes events as they come, a line each, until the daemon or the reader goes away.
    private func follow(_ session: Session) throws(ClientError) {
        while true {
            while let line = try session.takeLine() {
                if case .push(let text) = try ReplyLine(line) { try output.write(text + "\n") }
            }
            try output.flush()
            try session.exchange()
        }
    }

    private func runBatch(
        _ pieces: [Invocation.Piece],
        variables: Variables,
        path: SocketPath
    ) throws(ClientError) -> ExitStatus {
        let start = ContinuousClock.now
        let options = BatchOptions(
            isAtomic: invocation.isAtomic,
            isDryRun: invocation.isDryRun,
            keepsGoing: invocation.keepsGoing,
            progress: invocation.progress
        )
        let reader = ScriptReader(pieces, variables: variables)
        // A script that cannot be opened is told before the daemon is called.
        try reader.checkFiles()
        let session = try session(path)
        ce_catch_interrupts()
        let runner = BatchRunner(
            session: session,
            options: options,
            messages: messages,
            output: output
        ) {
            Renderers.make(
                format,
                output: output,
                labels: session.language == .chinese ? session.labels : Labels(),
                language: session.language,
                messages: messages,
                marksByteOrder: invocation.marksByteOrder
            )
        }
        let outcome = try runner.run(reader)
        try output.flush()
        if messages.isTerminal || (options.keepsGoing && invocation.progress != .json) {
            messages.say(BatchSummary.text(outcome, took: ContinuousClock.now - start))
        }
        if outcome.firstRefusal == nil, runner.isStaged { return .refused }
        return outcome.exitStatus(keepsGoing: options.keepsGoing && !options.ownsTransaction)
    }
}
