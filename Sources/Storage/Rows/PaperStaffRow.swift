import Domain

/// A row of `paper_staff`: who invigilates and marks in one class.
struct PaperStaffRow: PartRow {
    static let table = Table.paperStaff
    static let layout = TableLayout(
        "paper_staff",
        key: ["unit", "test", "grade", "subject", "class"],
        revised: false,
        ["invigilator", "marker"]
    )

    let paper: Paper.ID
    let staff: Paper.Staff

    var part: ClassID { staff.schoolClass }

    static func rows(of paper: Paper) -> [Self] {
        paper.staff.map { Self(paper: paper.id, staff: $0) }
    }

    private init(paper: Paper.ID, staff: Paper.Staff) {
        self.paper = paper
        self.staff = staff
    }

    func write(to writer: inout RowWriter) {
        writer.text(paper.test.unit.text)
        writer.text(paper.test.name)
        writer.integer(paper.grade.number)
        writer.text(paper.subject)
        writer.text(staff.schoolClass.text)
        writer.stored(staff.invigilator)
        writer.stored(staff.marker)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let test = TestID(unit: try reader.stored(), name: try reader.text())
        paper = Paper.ID(test: test, grade: try reader.grade(), subject: try reader.text())
        staff = Paper.Staff(
            schoolClass: try reader.stored(),
            invigilator: try reader.stored(),
            marker: try reader.stored()
        )
    }
}
