import Domain

/// A row of `project`: a module project; its steps are a list of `DAY STATUS REASON`.
struct ProjectRow: Row {
    static let table = Table.project
    static let layout = TableLayout(
        "project",
        key: ["id"],
        revised: true,
        [
            "unit", "year", "dimension", "theme", "courses", "half_days", "methods",
            "full_staff", "panel", "steps",
        ]
    )

    let project: ModuleProject

    init(_ project: ModuleProject) {
        self.project = project
    }

    func write(to writer: inout RowWriter) {
        writer.text(project.id.text)
        writer.integer(project.revision)
        writer.text(project.unit.text)
        writer.integer(project.year)
        writer.text(project.dimension)
        writer.text(project.theme)
        writer.stored(project.courses)
        writer.integer(project.halfDays)
        writer.stored(project.methods)
        writer.flag(project.hasFullStaff)
        writer.stored(project.panel)
        writer.stored(project.steps)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: ProjectID = try reader.stored()
        let revision = try reader.integer()
        var project = ModuleProject(
            id: id,
            unit: try reader.stored(),
            year: try reader.integer(),
            dimension: try reader.text()
        )
        project.revision = revision
        project.theme = try reader.optionalText()
        project.courses = try reader.stored()
        project.halfDays = try reader.optionalInteger()
        project.methods = try reader.stored()
        project.hasFullStaff = try reader.flag()
        project.panel = try reader.stored()
        project.steps = try reader.stored()
        self.project = project
    }
}

extension ModuleProject.Status: StoredText {}

extension ModuleProject.Step: StoredText {
    /// As in `2024-04-01 approved` or `2024-04-01 refused 缺课程安排`.
    var storedText: String? {
        let text = "\(on) \(status.rawValue)"
        return reason.map { "\(text) \($0)" } ?? text
    }

    init?(storedText: String?) {
        let parts =
            storedText?.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false) ?? []
        guard parts.count >= 2, let on = Day(storedText: String(parts[0])),
            let status = ModuleProject.Status(rawValue: String(parts[1]))
        else { return nil }
        self.init(status: status, on: on, reason: parts.count > 2 ? String(parts[2]) : nil)
    }
}
