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

    let dossier: Dossier

    init(_ dossier: Dossier) {
        self.dossier = dossier
    }

    func write(to writer: inout RowWriter) {
        writer.text(dossier.id.text)
        writer.integer(dossier.revision)
        writer.text(dossier.pupil.text)
        writer.text(dossier.test.unit.text)
        writer.text(dossier.test.name)
        writer.stored(dossier.subjects)
        writer.stored(dossier.opened)
        writer.stored(dossier.closed)
        writer.stored(dossier.checks)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: DossierID = try reader.stored()
        let revision = try reader.integer()
        let pupil: PupilID = try reader.stored()
        let test = TestID(unit: try reader.stored(), name: try reader.text())
        var dossier = Dossier(
            id: id,
            pupil: pupil,
            test: test,
            subjects: try reader.stored(),
            opened: try reader.stored()
        )
        dossier.revision = revision
        dossier.closed = try reader.stored()
        dossier.checks = try reader.stored()
        self.dossier = dossier
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
