import Glibc
package import Logging

/// Writes one line an event to standard error: time, level, message, `key=value`.
///
/// `2026-11-21T10:00:00.123Z info daemon started socket=/run/… pid=…`
package struct LineLogHandler: LogHandler {
    /// What every line of this logger says.
    package var metadata: Logger.Metadata = [:]
    /// What is added at each line; none here.
    package var metadataProvider: Logger.MetadataProvider?
    /// The least level that is written.
    package var logLevel = Logger.Level.info

    /// Makes a handler.
    package init() {}

    /// One value that every line says.
    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes the event; a standard error that is closed or full changes nothing.
    package func log(event: LogEvent) {
        let pairs = metadata.merging(event.metadata ?? [:]) { _, last in last }
        var line = "\(UTCTime.now) \(event.level.rawValue) "
        line += LogText.escaped(event.message.description)
        for (key, value) in pairs.sorted(by: { $0.key < $1.key }) {
            line += " \(key)=\(LogText.value(value.description))"
        }
        line += "\n"
        line.withUTF8 { bytes in
            _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count)
        }
    }
}

extension Logger {
    /// The daemon's logger.
    package static var daemon: Logger {
        Logger(label: "shixund") { _ in LineLogHandler() }
    }
}
