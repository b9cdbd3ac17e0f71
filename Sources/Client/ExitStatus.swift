internal import Grammar

/// How the client ends: the statuses of the protocol's section 4 and 6.
package enum ExitStatus: Int32, Sendable, CaseIterable {
    case done = 0
    /// A statement was refused.
    case refused = 1
    /// The command line or a script is not right.
    case usage = 2
    /// No connection, or it was lost.
    case disconnected = 3
    /// `--keep-going`: some statements were refused, others were not.
    case partlyDone = 4
    /// Somebody else changed the object, or a precondition failed.
    case conflict = 5
    case notPermitted = 6
    /// Read-only, loading or busy: later.
    case unavailable = 7
    case interrupted = 130

    /// The status that a refusal's code leads to; a code that is not known counts as refused.
    package init(code: String) {
        switch Refusal.Code(rawValue: code) {
        case .proto, .limit, .shutdown: self = .disconnected
        case .unknown, .arity, .syntax, .badArgument, .noProtocol: self = .usage
        case .conflict: self = .conflict
        case .noAuthority, .notPermitted, .wrongPassword: self = .notPermitted
        case .loading, .readOnly, .busy: self = .unavailable
        case .cancelled: self = .interrupted
        case .tooBig, .noEntity, .exists, .ambiguous, .inUse, .rule, .state, .aborted, .timeout,
            .internal, nil:
            self = .refused
        }
    }
}
