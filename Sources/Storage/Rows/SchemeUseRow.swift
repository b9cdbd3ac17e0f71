import Domain

/// A row of `scheme_use`.
struct SchemeUseRow: Row {
    static let table = Table.schemeUse
    static let layout = TableLayout(
        "scheme_use",
        key: ["id"],
        revised: true,
        ["scheme", "version", "unit", "from_day", "to_day"]
    )

    let use: SchemeUse

    init(_ use: SchemeUse) {
        self.use = use
    }

    func write(to writer: inout RowWriter) {
        writer.text(use.id.text)
        writer.integer(use.revision)
        writer.text(use.version.scheme.text)
        writer.integer(use.version.version)
        writer.text(use.unit.text)
        writer.stored(use.from)
        writer.stored(use.to)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: SchemeUseID = try reader.stored()
        let revision = try reader.integer()
        let version = SchemeVersion.Key(
            scheme: try reader.stored(),
            version: try reader.integer()
        )
        let unit: UnitID = try reader.stored()
        let from: Day = try reader.stored()
        let to = try reader.optionalDay(from: from)
        var use = SchemeUse(id: id, version: version, unit: unit, from: from, to: to)
        use.revision = revision
        self.use = use
    }
}
