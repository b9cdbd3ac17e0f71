import Domain

/// A row of `class_change`: what a class's attribute is from a day on.
struct ClassChangeRow: TimelineRow {
    enum Field: String {
        case homeroom
    }

    static let table = Table.classChange
    static let layout = TableLayout(
        "class_change",
        key: ["class", "field", "from_day"],
        revised: false,
        ["value"]
    )

    let owner: String
    let field: Field
    let from: Day
    let value: String?

    static func rows(of schoolClass: SchoolClass) -> [Self] {
        var rows: [Self] = []
        add(schoolClass.homeroom, as: .homeroom, of: schoolClass.id.text, to: &rows)
        return rows
    }

    func record(in schoolClass: inout SchoolClass) throws(StoreError) {
        switch field {
        case .homeroom: try record(in: &schoolClass.homeroom)
        }
    }
}
