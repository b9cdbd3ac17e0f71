import Domain

/// A row of `teaching`.
struct TeachingRow: Row {
    static let table = Table.teaching
    static let layout = TableLayout(
        "teaching",
        key: ["id"],
        revised: true,
        ["teacher", "class", "subject", "from_day", "to_day"]
    )

    let teaching: Teaching

    init(_ teaching: Teaching) {
        self.teaching = teaching
    }

    func write(to writer: inout RowWriter) {
        writer.text(teaching.id.text)
        writer.integer(teaching.revision)
        writer.text(teaching.teacher.text)
        writer.text(teaching.schoolClass.text)
        writer.text(teaching.subject)
        writer.stored(teaching.from)
        writer.stored(teaching.to)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: TeachingID = try reader.stored()
        let revision = try reader.integer()
        var teaching = Teaching(
            id: id,
            teacher: try reader.stored(),
            schoolClass: try reader.stored(),
            subject: try reader.text(),
            from: try reader.stored()
        )
        teaching.to = try reader.optionalDay(from: teaching.from)
        teaching.revision = revision
        self.teaching = teaching
    }
}
