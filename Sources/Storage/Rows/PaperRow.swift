import Domain

/// A row of `paper`; marks are in hundredths.
struct PaperRow: Row {
    static let table = Table.paper
    static let layout = TableLayout(
        "paper",
        key: ["unit", "test", "grade", "subject"],
        revised: true,
        ["on_day", "full_marks", "excellent", "good", "pass", "low"]
    )

    let paper: Paper

    init(_ paper: Paper) {
        self.paper = paper
    }

    func write(to writer: inout RowWriter) {
        writer.text(paper.id.test.unit.text)
        writer.text(paper.id.test.name)
        writer.integer(paper.id.grade.number)
        writer.text(paper.id.subject)
        writer.integer(paper.revision)
        writer.stored(paper.on)
        writer.integer(paper.full.hundredths)
        writer.integer(paper.excellent?.hundredths)
        writer.integer(paper.good?.hundredths)
        writer.integer(paper.pass?.hundredths)
        writer.integer(paper.low?.hundredths)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let test = TestID(unit: try reader.stored(), name: try reader.text())
        let id = Paper.ID(test: test, grade: try reader.grade(), subject: try reader.text())
        let revision = try reader.integer()
        var paper = Paper(id: id, on: try reader.stored(), full: try reader.marks())
        paper.revision = revision
        paper.excellent = try reader.optionalMarks()
        paper.good = try reader.optionalMarks()
        paper.pass = try reader.optionalMarks()
        paper.low = try reader.optionalMarks()
        self.paper = paper
    }
}
