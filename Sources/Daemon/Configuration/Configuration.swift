package import Domain
import Glibc
import Grammar

/// What the daemon runs with: the command line before the file before the defaults.
package struct Configuration: Sendable {
    package var socket: String
    /// The socket's permission bits; never for everybody to write.
    package var socketMode: UInt32 = 0o600
    package var socketGroup: NamedGroup?
    package var data: String
    package var schemes: String
    package var timeZone: TimeZoneName = .shanghai
    package var access = AccessRules.standard
    package var commandLog = LogThresholds()
    /// The most bytes of requests that all clients together have in memory.
    package var requestMemory = 128 * 1_024 * 1_024
    /// The most bytes of replies that wait for all clients together.
    package var replyMemory = 256 * 1_024 * 1_024
    package var limits = Limits.standard
    /// The day that tests take for today; nothing else sets it.
    package var today: Day?
    /// Whether it is the only daemon of its process, as one that was read is: the words of the
    /// ledger's lines are all daemons'.
    package var isAlone: Bool { options != nil }
    /// What it was read with, so that it can be read again; nil when it was not read.
    private(set) var options: Options?

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
        self.options = options
        if let file = options.configurationFile {
            try read(file)
        } else if Glibc.access(Self.usualFile, F_OK) == 0 {
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

    /// The same read again: what the file says now.
    /// - Throws: `.configuration` with one line a fault.
    func readAgain() throws(StartFailure) -> Configuration {
        guard let options else { return self }
        var fresh = try Configuration(options)
        fresh.limits = limits
        return fresh
    }

    /// The scheme files, as commands read them.
    var schemeFolder: SchemeFolder {
        SchemeFolder(folder: schemes, byteLimit: limits.schemeBytes)
    }

    /// The socket's path, mode and group.
    var socketPlace: SocketFile.Place {
        SocketFile.Place(path: socket, mode: socketMode, group: socketGroup?.number)
    }

    private mutating func read(_ path: String) throws(StartFailure) {
        let entries = try ConfigurationFile.read(path)
        var faults: [Bilingual] = []
        for entry in entries {
            do throws(SettingFault) {
                guard let setting = Setting.named(entry.key) else {
                    let place = "\(path):\(entry.line):\(entry.keyColumn)"
                    let keys = Setting.all.map(\.name).joined(separator: ", ")
                    let key = LogText.quoted(entry.key)
                    faults.append(
                        Bilingual(
                            "unknown key \(key); the keys are \(keys)",
                            "没有配置项 \(key)；可用的有 \(keys)"
                        ).at(place)
                    )
                    continue
                }
                try setting.read(entry.value, &self)
            } catch {
                let column = entry.valueColumn + error.offset
                faults.append(error.message.at("\(path):\(entry.line):\(column)"))
            }
        }
        guard faults.isEmpty else { throw .configuration(faults) }
    }

    private static func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
        defer { free(here) }
        return String(cString: here) + "/" + path
    }
}
