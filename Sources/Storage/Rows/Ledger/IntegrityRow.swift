import Domain

/// A row of `integrity`: one participation on the integrity file.
struct IntegrityRow: Row {
    static let table = Table.integrity
    static let layout = TableLayout(
        "integrity",
        key: ["id"],
        revised: true,
        [
            "teacher", "programme", "type", "subject", "kind", "on_day", "special_reason",
            "approver",
        ]
    )

    let integrity: IntegrityRecord

    init(_ integrity: IntegrityRecord) {
        self.integrity = integrity
    }

    func write(to writer: inout RowWriter) {
        writer.text(integrity.id.text)
        writer.integer(integrity.revision)
        writer.text(integrity.teacher.text)
        writer.text(integrity.programme)
        writer.text(integrity.type)
        writer.text(integrity.subject)
        writer.stored(integrity.kind)
        writer.stored(integrity.on)
        writer.text(integrity.specialReason)
        writer.stored(integrity.approver)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: IntegrityID = try reader.stored()
        let revision = try reader.integer()
        let teacher: PersonID = try reader.stored()
        let programme = try reader.text()
        let type = try reader.optionalText()
        let subject = try reader.optionalText()
        var integrity = IntegrityRecord(
            id: id,
            teacher: teacher,
            programme: programme,
            kind: try reader.stored(),
            on: try reader.stored()
        )
        integrity.revision = revision
        (integrity.type, integrity.subject) = (type, subject)
        integrity.specialReason = try reader.optionalText()
        integrity.approver = try reader.stored()
        self.integrity = integrity
    }
}

extension IntegrityRecord.Kind: StoredText {}
