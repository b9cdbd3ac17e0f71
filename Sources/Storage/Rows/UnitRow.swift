import Domain

/// A row of `unit`: the unit with its attributes as they were at first.
struct UnitRow: Row {
    static let table = Table.unit
    static let layout = TableLayout(
        "unit",
        key: ["id"],
        revised: true,
        ["name", "kind", "parent", "area", "class_group", "grades", "retired"]
    )

    let unit: Unit

    init(_ unit: Unit) {
        self.unit = unit
    }

    func write(to writer: inout RowWriter) {
        writer.text(unit.id.text)
        writer.integer(unit.revision)
        writer.text(unit.name.initial)
        writer.stored(unit.kind.initial)
        writer.stored(unit.parent.initial)
        writer.text(unit.area.initial)
        writer.text(unit.group.initial)
        writer.stored(unit.grades.initial)
        writer.stored(unit.retired)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: UnitID = try reader.stored()
        let revision = try reader.integer()
        var unit = Unit(id: id, name: try reader.text(), kind: try reader.stored())
        unit.revision = revision
        unit.parent = Timeline(try reader.stored())
        unit.area = Timeline(try reader.optionalText())
        unit.group = Timeline(try reader.optionalText())
        unit.grades = Timeline(try reader.stored())
        unit.retired = try reader.stored()
        self.unit = unit
    }
}
