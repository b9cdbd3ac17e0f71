import Domain

/// A row of `notice`: a notice to a sending unit; an absence is `SESSION PERSON STATE`.
struct NoticeRow: Row {
    static let table = Table.notice
    static let layout = TableLayout(
        "notice",
        key: ["id"],
        revised: true,
        [
            "unit", "first_day", "last_day", "programme", "session", "told", "on_day", "sender",
            "means", "held", "attended", "absences", "answered", "answer",
        ]
    )

    let notice: SendingNotice

    init(_ notice: SendingNotice) {
        self.notice = notice
    }

    func write(to writer: inout RowWriter) {
        writer.text(notice.id.text)
        writer.integer(notice.revision)
        writer.text(notice.unit.text)
        writer.stored(notice.first)
        writer.stored(notice.last)
        writer.text(notice.programme)
        writer.stored(notice.session)
        writer.text(notice.told)
        writer.stored(notice.on)
        writer.stored(notice.sender)
        writer.text(notice.means)
        writer.integer(notice.held)
        writer.integer(notice.attended)
        writer.stored(notice.absences)
        writer.stored(notice.answered)
        writer.text(notice.answer)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: NoticeID = try reader.stored()
        let revision = try reader.integer()
        let unit: UnitID = try reader.stored()
        let first: Day = try reader.stored()
        let last = try reader.day(from: first)
        let programme = try reader.optionalText()
        let session: SessionID? = try reader.stored()
        let told = try reader.text()
        var notice = SendingNotice(
            id: id,
            unit: unit,
            days: first...last,
            told: told,
            on: try reader.stored()
        )
        notice.revision = revision
        (notice.programme, notice.session) = (programme, session)
        notice.sender = try reader.stored()
        notice.means = try reader.optionalText()
        notice.held = try reader.integer()
        notice.attended = try reader.integer()
        notice.absences = try reader.stored()
        notice.answered = try reader.stored()
        notice.answer = try reader.optionalText()
        self.notice = notice
    }
}

extension SendingNotice.Absence: StoredText {
    /// As in `S-4 T001 sick`.
    var storedText: String? { "\(session.text) \(teacher.text) \(state.rawValue)" }

    init?(storedText: String?) {
        let parts = storedText?.split(separator: " ", omittingEmptySubsequences: false) ?? []
        guard parts.count == 3, let state = TrainingSession.State(rawValue: String(parts[2]))
        else { return nil }
        self.init(
            session: SessionID(String(parts[0])),
            teacher: PersonID(String(parts[1])),
            state: state
        )
    }
}
