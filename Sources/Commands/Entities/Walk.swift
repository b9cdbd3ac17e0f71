import Domain

/// How many objects a query walks through: all of one kind.
enum Walk {
    static let persons: Command.Work = { $0.persons.count }
    static let classes: Command.Work = { $0.classes.count }
    static let teachings: Command.Work = { $0.teachings.count }
    static let tests: Command.Work = { $0.tests.count }
    static let papers: Command.Work = { $0.papers.count }
    static let dossiers: Command.Work = { $0.dossiers.count }
    /// A result's figures are as much work as ten objects.
    static let figures: Command.Work = { $0.results.count * 10 }
    static let evaluations: Command.Work = { $0.evaluations.count }
    static let activities: Command.Work = { $0.activities.count + $0.units.count }
    static let sessions: Command.Work = { $0.sessions.count }
    /// Every teacher with the entries of each.
    static let ledgers: Command.Work = { $0.persons.count + $0.entries.count }
}
