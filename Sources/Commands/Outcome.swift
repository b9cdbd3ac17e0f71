package import Domain
package import Grammar

/// What came of running a statement.
package enum Outcome: Sendable {
    /// A query's answer.
    case answer(Reply)
    /// An update's receipt and the changes it proposes; no changes mean that nothing was to do.
    case proposal(Reply, [Change])
    /// Something that the connection or the daemon has to do.
    case session(SessionAction)
}

/// What a session command asks the daemon to do; it switches over them without a default.
package enum SessionAction: Sendable, Equatable {
    case ping(message: String?)
    /// Names the protocol, the version, the limits; sets the language where one is given, and
    /// whether replies come as pages.
    case hello(Language?, PageChoice?)
    case quit
    case reset
    case begin(comment: String?)
    case commit
    case rollback
    case batchBegin
    case batchEnd
    /// The daemon's figures; one section, or all.
    case info(section: InfoSection?, format: InfoFormat?)
    case configShow
    case configCheck
    case configReload
    /// The slow and the large statements; of one kind, or all.
    case logList(kind: LogKind?, limit: Int?)
    case logReset(kind: LogKind?)
    /// Events from now on, or from after a sequence; of some kinds of objects, or all.
    case subscribe(topics: [Topic]?, from: Int?)
    case unsubscribe
    /// The next events, once.
    case idle(topics: [Topic]?, from: Int?, timeoutSeconds: Int?)
    /// What the open transaction would change.
    case staged
    /// Refuses what another session has sent and was not run.
    case cancel(session: Int)
}
