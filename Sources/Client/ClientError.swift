internal import Glibc
package import Grammar

/// What keeps the client from going on.
package enum ClientError: Error, Sendable {
    /// The command line asks for something that cannot be.
    case usage(Bilingual)
    /// A script is not right: a place, and what is wrong there.
    case script(Diagnostic)
    /// There is nobody at the socket.
    case cannotConnect(Bilingual)
    /// The daemon went away, or spoke what the protocol does not know.
    case lost(Bilingual)
    /// Whoever read the output has had enough.
    case outputClosed
    /// The output could not be written: disk full, for one.
    case outputFailed(errno: Int32)
    /// Ctrl-C.
    case interrupted

    /// The exit status that it leads to.
    package var status: ExitStatus {
        switch self {
        case .usage, .script: .usage
        case .cannotConnect, .lost: .disconnected
        case .outputClosed: .done
        case .outputFailed: .refused
        case .interrupted: .interrupted
        }
    }

    /// One line for the user, or nil where silence is right or a diagnostic says more.
    package var message: Bilingual? {
        switch self {
        case .usage(let text), .cannotConnect(let text), .lost(let text): text
        case .script, .outputClosed: nil
        case .outputFailed(let number):
            Bilingual(
                "cannot write the output: \(systemMessage(number))",
                "无法写出结果：\(systemMessage(number))"
            )
        case .interrupted: Bilingual("interrupted", "已中断")
        }
    }
}

/// The system's text for an error number.
func systemMessage(_ number: Int32) -> String {
    guard let text = strerror(number) else { return "errno \(number)" }
    return String(cString: text)
}
