import Glibc
import Grammar

/// What the executable does with its options.
package enum Program {
    /// Runs the daemon, or checks its configuration.
    /// - Returns: the exit status: 0, or that of `StartFailure`.
    package static func run(_ options: Options) -> Int32 {
        StandardStreams.fill()
        // Backups too are nobody else's to read, wherever they are taken.
        umask(0o077)
        do throws(StartFailure) {
            let configuration = try Configuration(options)
            guard !options.checkOnly else { return try check(configuration) }
            if let file = options.restoreFile {
                let lines = try Restoration(file, until: options.restoreUntil, configuration).run()
                for line in lines { print(line) }
                return 0
            }
            let manager = ServiceManager.take()
            let activated = try ActivatedSocket.take()
            // Watched before anybody can connect: a signal that comes early is not lost.
            let signalled = SignalledDaemon()
            Signals.watch(reload: { signalled.reload() }, stop: { signalled.stop() })
            let daemon = try Daemon(configuration, manager: manager, activated: activated)
            signalled.take(daemon)
            daemon.waitUntilStopped()
            return 0
        } catch {
            for fault in error.faults { printError("shixund: \(fault[language])") }
            return error.exitStatus
        }
    }

    /// Tries the schemes; the configuration is right when it could be read.
    private static func check(_ configuration: Configuration) throws(StartFailure) -> Int32 {
        let faults = SchemeCheck.faults(
            folder: configuration.schemes,
            byteLimit: configuration.limits.schemeBytes
        )
        guard faults.isEmpty else { throw .configuration(faults) }
        for setting in Setting.all {
            let value = setting.show(configuration)
            print(value.isEmpty ? "# \(setting.name) =" : "\(setting.name) = \(value)")
        }
        return 0
    }

    /// Chinese when the locale of messages is Chinese, as the client has it.
    private static var language: Language {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
        let locale = names.lazy.compactMap { getenv($0) }.map { String(cString: $0) }
            .first { !$0.isEmpty }
        return locale?.hasPrefix("zh") == true ? .chinese : .english
    }

    private static func printError(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, bytes.count) }
    }
}
