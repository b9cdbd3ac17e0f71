import Domain

/// A row of `pupil_change`: in which class a pupil is from a day on.
struct PupilChangeRow: TimelineRow {
    enum Field: String {
        case schoolClass = "class"
    }

    static let table = Table.pupilChange
    static let layout = TableLayout(
        "pupil_change",
        key: ["pupil", "field", "from_day"],
        revised: false,
        ["value"]
    )

    let owner: String
    let field: Field
    let from: Day
    let value: String?

    static func rows(of pupil: Pupil) -> [Self] {
        var rows: [Self] = []
        add(pupil.schoolClass, as: .schoolClass, of: pupil.id.text, to: &rows)
        return rows
    }

    func record(in pupil: inout Pupil) throws(StoreError) {
        switch field {
        case .schoolClass: try record(in: &pupil.schoolClass)
        }
    }
}
