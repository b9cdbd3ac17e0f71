import Domain

/// A row of `closing`: account years that are closed.
struct ClosingRow: Row {
    static let table = Table.closing
    static let layout = TableLayout(
        "closing",
        key: ["id"],
        revised: true,
        [
            "unit", "scheme", "version", "year", "first_day", "last_day", "on_day", "reopened",
            "reason",
        ]
    )

    let closing: Closing

    init(_ closing: Closing) {
        self.closing = closing
    }

    func write(to writer: inout RowWriter) {
        writer.text(closing.id.text)
        writer.integer(closing.revision)
        writer.text(closing.unit.text)
        writer.version(closing.version)
        writer.integer(closing.year)
        writer.stored(closing.first)
        writer.stored(closing.last)
        writer.stored(closing.on)
        writer.stored(closing.reopened)
        writer.text(closing.reason)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: ClosingID = try reader.stored()
        let revision = try reader.integer()
        let unit: UnitID = try reader.stored()
        let version = try reader.version()
        let year = try reader.integer()
        let first: Day = try reader.stored()
        let last = try reader.day(from: first)
        var closing = Closing(
            id: id,
            unit: unit,
            version: version,
            year: year,
            days: (first, last),
            on: try reader.stored()
        )
        closing.revision = revision
        closing.reopened = try reader.stored()
        closing.reason = try reader.optionalText()
        self.closing = closing
    }
}
