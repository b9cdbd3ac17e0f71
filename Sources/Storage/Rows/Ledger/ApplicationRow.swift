import Domain

/// A row of `application`: one teacher's application for one programme.
struct ApplicationRow: Row {
    static let table = Table.application
    static let layout = TableLayout(
        "application",
        key: ["id"],
        revised: true,
        [
            "teacher", "programme", "course", "level", "form", "type", "subject", "on_day",
            "status", "decided", "decider", "reason",
        ]
    )

    let application: Application

    init(_ application: Application) {
        self.application = application
    }

    func write(to writer: inout RowWriter) {
        writer.text(application.id.text)
        writer.integer(application.revision)
        writer.text(application.teacher.text)
        writer.text(application.programme)
        writer.stored(application.course)
        writer.stored(application.level)
        writer.stored(application.form)
        writer.text(application.type)
        writer.text(application.subject)
        writer.stored(application.on)
        writer.stored(application.status)
        writer.stored(application.decided)
        writer.stored(application.decider)
        writer.text(application.reason)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: ApplicationID = try reader.stored()
        let revision = try reader.integer()
        let teacher: PersonID = try reader.stored()
        let programme = try reader.text()
        let course: CourseID? = try reader.stored()
        let level: TrainingLevel = try reader.stored()
        let form: TrainingForm? = try reader.stored()
        let type = try reader.optionalText()
        let subject = try reader.optionalText()
        var application = Application(
            id: id,
            teacher: teacher,
            programme: programme,
            level: level,
            on: try reader.stored()
        )
        application.revision = revision
        (application.course, application.form) = (course, form)
        (application.type, application.subject) = (type, subject)
        application.status = try reader.stored()
        application.decided = try reader.stored()
        application.decider = try reader.stored()
        application.reason = try reader.optionalText()
        self.application = application
    }
}

extension Application.Status: StoredText {}
