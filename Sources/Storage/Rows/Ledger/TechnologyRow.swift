import Domain

/// A row of `technology`: a teacher's course; an outcome is `DAY passed` or `DAY failed`.
struct TechnologyRow: Row {
    static let table = Table.technology
    static let layout = TableLayout(
        "technology",
        key: ["id"],
        revised: true,
        ["teacher", "process", "exam", "certificate", "certified"]
    )

    let technology: TechnologyCourse

    init(_ technology: TechnologyCourse) {
        self.technology = technology
    }

    func write(to writer: inout RowWriter) {
        writer.text(technology.id.text)
        writer.integer(technology.revision)
        writer.text(technology.teacher.text)
        writer.stored(technology.process)
        writer.stored(technology.exam)
        writer.text(technology.certificate)
        writer.stored(technology.certified)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: TechnologyID = try reader.stored()
        let revision = try reader.integer()
        var technology = TechnologyCourse(id: id, teacher: try reader.stored())
        technology.revision = revision
        technology.process = try reader.stored()
        technology.exam = try reader.stored()
        technology.certificate = try reader.optionalText()
        technology.certified = try reader.stored()
        self.technology = technology
    }
}

extension TechnologyCourse.Outcome: StoredText {
    var storedText: String? { "\(on) \(isPassed ? "passed" : "failed")" }

    init?(storedText: String?) {
        let parts = storedText?.split(separator: " ", omittingEmptySubsequences: false) ?? []
        guard parts.count == 2, let on = Day(storedText: String(parts[0])) else { return nil }
        switch parts[1] {
        case "passed": self.init(isPassed: true, on: on)
        case "failed": self.init(isPassed: false, on: on)
        default: return nil
        }
    }
}
