import Domain

/// A row of `dossier`; the checks are a list of `DAY PERSON`.
struct DossierRow: Row {
    static let table = Table.dossier
    static let layout = TableLayout(
        "dossier",
        key: ["id"],
        revised: true,
        ["pupil", "unit", "test", "subjects", "opened", "closed", "checks"]
    )

    let file: Dossier

    init(_ file: Dossier) {
        self.file = file
    }

    func write(to writer: inout RowWriter) {
        writer.text(file.id.text)
        writer.integer(file.revision)
        writer.text(file.pupil.text)
        writer.text(file.test.unit.text)
        writer.text(file.test.name)
        writer.stored(file.subjects)
        writer.stored(file.opened)
        writer.stored(file.closed)
        writer.stored(file.checks)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: DossierID = try reader.stored()
        let revision = try reader.integer()
        let pupil: PupilID = try reader.stored()
        let test = TestID(unit: try reader.stored(), name: try reader.text())
        var file = Dossier(
            id: id,
            pupil: pupil,
            test: test,
            subjects: try reader.stored(),
            opened: try reader.stored()
        )
        file.revision = revision
        file.closed = try reader.stored()
        file.checks = try reader.stored()
        self.file = file
    }
}

extension Dossier.Check: StoredText {
    /// As in `2024-11-02 T001`.
    var storedText: String? { "\(on) \(by.text)" }

    init?(storedText: String?) {
        let parts = storedText?.split(separator: " ", omittingEmptySubsequences: false) ?? []
        guard parts.count == 2, let on = Day(storedText: String(parts[0])) else { return nil }
        self.init(by: PersonID(String(parts[1])), on: on)
    }
}
