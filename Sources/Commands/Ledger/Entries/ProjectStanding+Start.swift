import Domain
import Schemes

extension ProjectStanding {
    /// The first day on which a project was carried out: as recorded, or that of its first session
    /// or line of the ledger.
    static func start(of project: ModuleProject, _ register: Register) -> Day? {
        let key = project.id.text
        let sessions = register.sessions.lazy.filter { $0.project == key }.map(\.first)
        let entries = register.entries.lazy.filter { $0.project == key && $0.isStanding }
            .map(\.first)
        return [project.started, sessions.min(), entries.min()].compactMap(\.self).min()
    }
}
