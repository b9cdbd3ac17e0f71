import Domain

/// A row of `test`.
struct TestRow: Row {
    static let table = Table.test
    static let layout = TableLayout(
        "test",
        key: ["unit", "name"],
        revised: true,
        ["title", "term_unit", "term_name", "kind"]
    )

    let test: Test

    init(_ test: Test) {
        self.test = test
    }

    func write(to writer: inout RowWriter) {
        writer.text(test.id.unit.text)
        writer.text(test.id.name)
        writer.integer(test.revision)
        writer.text(test.name)
        writer.text(test.term?.unit.text)
        writer.text(test.term?.name)
        writer.stored(test.kind)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id = TestID(unit: try reader.stored(), name: try reader.text())
        let revision = try reader.integer()
        let name = try reader.optionalText()
        let unit: UnitID? = try reader.stored()
        let termName = try reader.optionalText()
        guard (unit == nil) == (termName == nil) else { throw reader.misread(termName) }
        var test = Test(id: id, kind: try reader.stored())
        test.revision = revision
        test.name = name
        if let unit, let termName { test.term = TermID(unit: unit, name: termName) }
        self.test = test
    }
}
