import Domain

/// A row of `session`: a training session; who was there is a list of `STATE PERSON`.
struct SessionRow: Row {
    static let table = Table.session
    static let layout = TableLayout(
        "session",
        key: ["id"],
        revised: true,
        [
            "unit", "title", "first_day", "last_day", "hours", "level", "form", "place",
            "dimension", "category", "module", "programme", "project", "theme", "has_plan",
            "has_process", "has_evaluation", "attendance",
        ]
    )

    let session: TrainingSession

    init(_ session: TrainingSession) {
        self.session = session
    }

    func write(to writer: inout RowWriter) {
        writer.text(session.id.text)
        writer.integer(session.revision)
        writer.text(session.unit.text)
        writer.text(session.title)
        writer.stored(session.first)
        writer.stored(session.last)
        writer.integer(session.hours.hundredths)
        writer.stored(session.level)
        writer.stored(session.form)
        writer.stored(session.place)
        writer.text(session.dimension)
        writer.text(session.category)
        writer.text(session.module)
        writer.text(session.programme)
        writer.text(session.project)
        writer.text(session.theme)
        writer.flag(session.hasPlan)
        writer.flag(session.hasProcess)
        writer.flag(session.hasEvaluation)
        writer.stored(session.attendance)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: SessionID = try reader.stored()
        let revision = try reader.integer()
        let unit: UnitID = try reader.stored()
        let title = try reader.text()
        let first: Day = try reader.stored()
        let last = try reader.day(from: first)
        var session = TrainingSession(
            id: id,
            unit: unit,
            title: title,
            first: first,
            last: last,
            hours: Hours(hundredths: try reader.integer())
        )
        session.revision = revision
        session.level = try reader.stored()
        session.form = try reader.stored()
        session.place = try reader.stored()
        session.dimension = try reader.optionalText()
        session.category = try reader.optionalText()
        session.module = try reader.optionalText()
        session.programme = try reader.optionalText()
        session.project = try reader.optionalText()
        session.theme = try reader.optionalText()
        session.hasPlan = try reader.flag()
        session.hasProcess = try reader.flag()
        session.hasEvaluation = try reader.flag()
        session.attendance = try reader.stored()
        self.session = session
    }
}

extension TrainingSession.State: StoredText {}

extension TrainingSession.Attendance: StoredText {
    /// As in `present T001`.
    var storedText: String? { "\(state.rawValue) \(teacher.text)" }

    init?(storedText: String?) {
        let parts = storedText?.split(separator: " ", omittingEmptySubsequences: false) ?? []
        guard parts.count == 2, let state = TrainingSession.State(rawValue: String(parts[0]))
        else { return nil }
        self.init(teacher: PersonID(String(parts[1])), state: state)
    }
}
