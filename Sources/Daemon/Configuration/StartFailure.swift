package import Grammar

/// Why the daemon did not start, and the exit status that says so.
package enum StartFailure: Error, Hashable, Sendable {
    /// The configuration is wrong; each line is one fault with its place.
    case configuration([Bilingual])
    /// The socket cannot be had: another daemon, no right, a path too long.
    case socket(String)
    /// The store cannot be opened, or is not whole.
    case store(String)

    /// 2 the configuration, 3 the socket, 4 the store; 0 is a stop on request.
    package var exitStatus: Int32 {
        switch self {
        case .configuration: 2
        case .socket: 3
        case .store: 4
        }
    }

    /// What is wrong, one text a fault.
    var faults: [Bilingual] {
        switch self {
        case .configuration(let faults): faults
        case .socket(let line), .store(let line): [Bilingual(line, line)]
        }
    }

    /// The same in English, as the log has it.
    package var lines: [String] { faults.map(\.english) }
}
