import Domain

/// A row of `term`.
struct TermRow: Row {
    static let table = Table.term
    static let layout = TableLayout(
        "term",
        key: ["unit", "name"],
        revised: true,
        ["from_day", "to_day", "holidays", "workdays", "stated_weeks"]
    )

    let term: Term

    init(_ term: Term) {
        self.term = term
    }

    func write(to writer: inout RowWriter) {
        writer.text(term.id.unit.text)
        writer.text(term.id.name)
        writer.integer(term.revision)
        writer.stored(term.from)
        writer.stored(term.to)
        writer.stored(term.holidays)
        writer.stored(term.workdays)
        writer.integer(term.statedWeeks)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id = TermID(unit: try reader.stored(), name: try reader.text())
        let revision = try reader.integer()
        let from: Day = try reader.stored()
        var term = Term(id: id, from: from, to: try reader.day(from: from))
        term.revision = revision
        term.holidays = try reader.stored()
        term.workdays = try reader.stored()
        term.statedWeeks = try reader.optionalInteger()
        self.term = term
    }
}
