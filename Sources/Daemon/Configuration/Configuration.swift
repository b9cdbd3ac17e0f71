import Glibc

/// What the daemon runs with: the command line before the file before the defaults.
package struct Configuration: Sendable {
    package var socket: String
    /// The socket's permission bits.
    package var socketMode: UInt32 = 0o600
    package var data: String
    package var schemes: String
    package var timeZone: TimeZoneName = .shanghai
    package var limits = Limits.standard

    /// A configuration with these places and the usual rest.
    package init(socket: String, data: String, schemes: String) {
        self.socket = socket
        self.data = data
        self.schemes = schemes
    }

    /// Joins the command line, the configuration file and the defaults.
    ///
    /// A file named on the command line must be there; `usualFile` is read when it is.
    /// - Throws: `.configuration` with one line a fault.
    package init(_ options: Options) throws(StartFailure) {
        let defaults = DefaultPaths(userID: getuid(), environment: DefaultPaths.environment)
        self.init(socket: defaults.socket, data: defaults.data, schemes: defaults.schemes)
        if let file = options.configurationFile {
            try read(file)
        } else if access(Self.usualFile, F_OK) == 0 {
            try read(Self.usualFile)
        }
        if let given = options.socket { socket = given }
        if let given = options.data { data = given }
        if let given = options.schemes { schemes = given }
        socket = Self.absolute(socket)
        data = Self.absolute(data)
        schemes = Self.absolute(schemes)
    }

    /// The file that is read when none is named.
    static let usualFile = "/etc/shixun/shixund.conf"

    private mutating func read(_ path: String) throws(StartFailure) {
        let entries = try ConfigurationFile.read(path)
        var faults: [String] = []
        for entry in entries {
            if let fault = take(entry) {
                faults.append("\(path):\(entry.line):\(fault.column): \(fault.message)")
            }
        }
        guard faults.isEmpty else { throw .configuration(faults) }
    }

    private mutating func take(
        _ entry: ConfigurationFile.Entry
    ) -> (column: Int, message: String)? {
        switch entry.key {
        case "socket": socket = entry.value
        case "data": data = entry.value
        case "schemes": schemes = entry.value
        case "socket-mode":
            guard let mode = UInt32(entry.value, radix: 8), (0o600...0o777).contains(mode) else {
                return (entry.valueColumn, "socket-mode is octal, 0600 to 0777")
            }
            socketMode = mode
        case "time-zone":
            guard let zone = TimeZoneName(entry.value) else {
                return (entry.valueColumn, "no time zone \(LogText.quoted(entry.value))")
            }
            timeZone = zone
        default:
            let keys = "socket, socket-mode, data, schemes, time-zone"
            return (
                entry.keyColumn,
                "unknown key \(LogText.quoted(entry.key)); the keys are \(keys)"
            )
        }
        return nil
    }

    private static func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
        defer { free(here) }
        return String(cString: here) + "/" + path
    }
}
