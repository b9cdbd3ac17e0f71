internal import Glibc

/// Holds back what is written, and hands it to a pager when it is longer than the screen.
///
/// A class: it may own a child process.
final class Pager {
    private let output: Output
    private let command: String
    private let rows: Int
    private let columns: Int
    private var held: [UInt8] = []
    private var lines = 0
    private var column = 0
    private var child: (command: ShellCommand, pipe: Int32)?

    /// What is run unless the user names another; it ends at once what fits the screen.
    static let usual = "less -RSFX"

    /// Begins to hold the output back.
    /// - Returns: nil where the terminal or the user wants no pager.
    init?(output: Output, environment: Environment) {
        guard isatty(STDOUT_FILENO) == 1, let size = Terminal.size, size.rows > 1,
            (environment["TERM"] ?? "dumb") != "dumb"
        else { return nil }
        let command = environment["PAGER"] ?? Self.usual
        guard command != "cat" else { return nil }
        self.output = output
        self.command = command
        rows = size.rows
        columns = max(1, size.columns)
        output.isDiscarded = false
        output.diversion = { [unowned self] bytes in take(bytes) }
    }

    /// Lets everything out, and waits for the reader to leave the pager.
    func end() throws(ClientError) {
        try output.flush()
        output.diversion = nil
        output.isDiscarded = false
        guard let child else {
            try output.write(held)
            try output.flush()
            return
        }
        close(child.pipe)
        child.command.wait()
    }

    private func take(_ bytes: [UInt8]) -> Int32 {
        if let child {
            // Whoever has left the pager has seen enough.
            if writeAll(bytes, to: child.pipe) != 0 { output.isDiscarded = true }
            return 0
        }
        held += bytes
        count(bytes)
        guard lines >= rows else { return 0 }
        start()
        guard let child else { return writeAll(bytes, to: STDOUT_FILENO) }
        if writeAll(held, to: child.pipe) != 0 { output.isDiscarded = true }
        held = []
        return 0
    }

    /// Counts the lines of the screen, those that are wrapped as well.
    private func count(_ bytes: [UInt8]) {
        for byte in bytes {
            if byte == 0x0A {
                lines += 1
                column = 0
            } else if byte & 0xC0 != 0x80 {
                column += byte < 0xE3 ? 1 : 2
                if column > columns {
                    lines += 1
                    column = 0
                }
            }
        }
    }

    private func start() {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let started = ShellCommand(command, input: ends[0])
        close(ends[0])
        if let started { child = (started, ends[1]) } else { close(ends[1]) }
    }
}
