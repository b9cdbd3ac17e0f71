import Domain

/// A row of `project_plan`: what a project has that is no plain module project (A28).
struct ProjectPlanRow: PartRow {
    static let table = Table.projectPlan
    static let layout = TableLayout(
        "project_plan",
        key: ["project"],
        revised: false,
        ["kind", "has_plan", "has_scheme", "principal", "leader", "people", "started"]
    )

    let project: ProjectID
    private let kind: ModuleProject.Kind
    private let hasPlan: Bool
    private let hasScheme: Bool
    private let principal: PersonID?
    private let leader: PersonID?
    private let group: [PersonID]
    private let started: Day?

    var part: ProjectID { project }

    /// None for a module project that says nothing of these.
    static func rows(of project: ModuleProject) -> [Self] {
        let isPlain =
            project.kind == .module && !project.hasPlan && !project.hasScheme
            && project.principal == nil && project.leader == nil && project.group.isEmpty
            && project.started == nil
        return isPlain ? [] : [Self(project)]
    }

    private init(_ project: ModuleProject) {
        self.project = project.id
        kind = project.kind
        (hasPlan, hasScheme) = (project.hasPlan, project.hasScheme)
        (principal, leader) = (project.principal, project.leader)
        (group, started) = (project.group, project.started)
    }

    func write(to writer: inout RowWriter) {
        writer.text(project.text)
        writer.stored(kind)
        writer.flag(hasPlan)
        writer.flag(hasScheme)
        writer.stored(principal)
        writer.stored(leader)
        writer.stored(group)
        writer.stored(started)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        project = try reader.stored()
        kind = try reader.stored()
        hasPlan = try reader.flag()
        hasScheme = try reader.flag()
        principal = try reader.stored()
        leader = try reader.stored()
        group = try reader.stored()
        started = try reader.stored()
    }

    /// Puts it into the project.
    func record(in project: inout ModuleProject) {
        project.kind = kind
        (project.hasPlan, project.hasScheme) = (hasPlan, hasScheme)
        (project.principal, project.leader) = (principal, leader)
        (project.group, project.started) = (group, started)
    }
}

extension ProjectRow {
    /// The project with its part.
    func project(_ parts: [ProjectPlanRow]) -> ModuleProject {
        var project = project
        for part in parts { part.record(in: &project) }
        return project
    }
}

extension ModuleProject.Kind: StoredText {}
