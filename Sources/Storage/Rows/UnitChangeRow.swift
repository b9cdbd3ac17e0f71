import Domain

/// A row of `unit_change`: what a unit's attribute is from a day on.
struct UnitChangeRow: TimelineRow {
    enum Field: String {
        case name
        case kind
        case parent
        case area
        case group
        case grades
    }

    static let table = Table.unitChange
    static let layout = TableLayout(
        "unit_change",
        key: ["unit", "field", "from_day"],
        revised: false,
        ["value"]
    )

    let owner: String
    let field: Field
    let from: Day
    let value: String?

    static func rows(of unit: Unit) -> [Self] {
        var rows: [Self] = []
        let owner = unit.id.text
        add(unit.name, as: .name, of: owner, to: &rows)
        add(unit.kind, as: .kind, of: owner, to: &rows)
        add(unit.parent, as: .parent, of: owner, to: &rows)
        add(unit.area, as: .area, of: owner, to: &rows)
        add(unit.group, as: .group, of: owner, to: &rows)
        add(unit.grades, as: .grades, of: owner, to: &rows)
        return rows
    }

    func record(in unit: inout Unit) throws(StoreError) {
        switch field {
        case .name: try record(in: &unit.name)
        case .kind: try record(in: &unit.kind)
        case .parent: try record(in: &unit.parent)
        case .area: try record(in: &unit.area)
        case .group: try record(in: &unit.group)
        case .grades: try record(in: &unit.grades)
        }
    }
}
