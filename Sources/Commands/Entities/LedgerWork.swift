/// How much a question about the ledger walks through, so that the daemon runs a long one aside.
enum LedgerWork {
    /// Every teacher with the entries of each.
    static let teachers: Command.Work = { $0.persons.count + $0.entries.count }
    static let sessions: Command.Work = { $0.sessions.count }
}
