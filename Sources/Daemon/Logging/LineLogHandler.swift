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
        var line = "\(Self.now()) \(event.level.rawValue) "
        line += LogText.escaped(event.message.description)
        for (key, value) in pairs.sorted(by: { $0.key < $1.key }) {
            line += " \(key)=\(LogText.value(value.description))"
        }
        line += "\n"
        line.withUTF8 { bytes in
            _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count)
        }
    }

    /// The time in UTC, to the millisecond.
    private static func now() -> String {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        var parts = tm()
        gmtime_r(&time.tv_sec, &parts)
        let day = "\(parts.tm_year + 1_900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
        let clock = "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
        let milliseconds = String(time.tv_nsec / 1_000_000 + 1_000).dropFirst()
        return "\(day)T\(clock).\(milliseconds)Z"
    }

    private static func two(_ number: Int32) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}

extension Logger {
    /// The daemon's logger.
    package static var daemon: Logger {
        Logger(label: "shixund") { _ in LineLogHandler() }
    }
}
