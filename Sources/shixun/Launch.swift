internal import ArgumentParser
internal import Client
internal import Glibc

/// Reads the command line, does what it asks, and ends with the protocol's exit status.
func exitWithStatus(of arguments: [String]) -> Never {
    do {
        let options = try Options.parse(Array(arguments.dropFirst()))
        let invocation = try options.invocation(arguments: arguments)
        exit(Program.run(invocation).rawValue)
    } catch {
        let text = Options.fullMessage(for: error)
        guard Options.exitCode(for: error) == .success else {
            // `stderr` is a mutable global, which Swift does not let by.
            let bytes = Array((text + "\n").utf8)
            _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, bytes.count) }
            exit(ExitStatus.usage.rawValue)
        }
        print(text)
        exit(ExitStatus.done.rawValue)
    }
}
