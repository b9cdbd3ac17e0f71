import Domain

/// A row of `pupil`: the pupil with the class that it was in at first.
struct PupilRow: Row {
    static let table = Table.pupil
    static let layout = TableLayout("pupil", key: ["id"], revised: true, ["name", "class"])

    let pupil: Pupil

    init(_ pupil: Pupil) {
        self.pupil = pupil
    }

    func write(to writer: inout RowWriter) {
        writer.text(pupil.id.text)
        writer.integer(pupil.revision)
        writer.text(pupil.name)
        writer.stored(pupil.schoolClass.initial)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: PupilID = try reader.stored()
        let revision = try reader.integer()
        let name = try reader.optionalText()
        var pupil = Pupil(id: id, schoolClass: try reader.stored())
        pupil.revision = revision
        pupil.name = name
        self.pupil = pupil
    }
}
