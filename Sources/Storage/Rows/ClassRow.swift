import Domain

/// A row of `class`: the class with the homeroom teacher that it had at first.
struct ClassRow: Row {
    static let table = Table.schoolClass
    static let layout = TableLayout(
        "class",
        key: ["id"],
        revised: true,
        ["unit", "entered", "number", "homeroom", "retired"]
    )

    let schoolClass: SchoolClass

    init(_ schoolClass: SchoolClass) {
        self.schoolClass = schoolClass
    }

    func write(to writer: inout RowWriter) {
        writer.text(schoolClass.id.text)
        writer.integer(schoolClass.revision)
        writer.text(schoolClass.unit.text)
        writer.integer(schoolClass.entered)
        writer.integer(schoolClass.number)
        writer.stored(schoolClass.homeroom.initial)
        writer.stored(schoolClass.retired)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: ClassID = try reader.stored()
        let revision = try reader.integer()
        var schoolClass = SchoolClass(
            id: id,
            unit: try reader.stored(),
            entered: try reader.integer(),
            number: try reader.integer()
        )
        schoolClass.revision = revision
        schoolClass.homeroom = Timeline(try reader.stored())
        schoolClass.retired = try reader.stored()
        self.schoolClass = schoolClass
    }
}
