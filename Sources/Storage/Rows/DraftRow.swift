import Domain

/// A row of `draft`: a paper that a teacher has set.
struct DraftRow: Row {
    static let table = Table.draft
    static let layout = TableLayout(
        "draft",
        key: ["id"],
        revised: true,
        ["teacher", "term_unit", "term_name", "subject", "grade", "on_day", "title"]
    )

    let draft: Draft

    init(_ draft: Draft) {
        self.draft = draft
    }

    func write(to writer: inout RowWriter) {
        writer.text(draft.id.text)
        writer.integer(draft.revision)
        writer.text(draft.teacher.text)
        writer.text(draft.term.unit.text)
        writer.text(draft.term.name)
        writer.text(draft.subject)
        writer.integer(draft.grade.number)
        writer.stored(draft.on)
        writer.text(draft.title)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: DraftID = try reader.stored()
        let revision = try reader.integer()
        let teacher: PersonID = try reader.stored()
        let term = TermID(unit: try reader.stored(), name: try reader.text())
        var draft = Draft(
            id: id,
            teacher: teacher,
            term: term,
            subject: try reader.text(),
            grade: try reader.grade(),
            on: try reader.stored()
        )
        draft.revision = revision
        draft.title = try reader.optionalText()
        self.draft = draft
    }
}
