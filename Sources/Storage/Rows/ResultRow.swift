import Domain

/// A row of `result`; the total is in hundredths of a mark.
struct ResultRow: Row {
    static let table = Table.result
    static let layout = TableLayout(
        "result",
        key: ["unit", "test", "class", "subject"],
        revised: true,
        ["grade", "on_roll", "sat", "excellent", "pass", "total"]
    )

    let result: ClassResult

    init(_ result: ClassResult) {
        self.result = result
    }

    func write(to writer: inout RowWriter) {
        writer.text(result.id.test.unit.text)
        writer.text(result.id.test.name)
        writer.text(result.id.schoolClass.text)
        writer.text(result.id.subject)
        writer.integer(result.revision)
        writer.integer(result.grade.number)
        writer.integer(result.onRoll)
        writer.integer(result.sat)
        writer.integer(result.excellent)
        writer.integer(result.pass)
        writer.integer(result.total.hundredths)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id = ClassResult.ID(
            test: TestID(unit: try reader.stored(), name: try reader.text()),
            schoolClass: try reader.stored(),
            subject: try reader.text()
        )
        let revision = try reader.integer()
        var result = ClassResult(
            id: id,
            grade: try reader.grade(),
            onRoll: try reader.integer(),
            sat: try reader.integer(),
            excellent: try reader.integer(),
            pass: try reader.integer(),
            total: try reader.marks()
        )
        result.revision = revision
        self.result = result
    }
}
