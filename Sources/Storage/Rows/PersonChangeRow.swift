import Domain

/// A row of `person_change`: what a person's attribute is from a day on.
struct PersonChangeRow: TimelineRow {
    enum Field: String {
        case name
        case unit
        case subjects
        case category
        case post
        case establishment
        case degree
        case major
        case title
        case honours
        case leave
    }

    static let table = Table.personChange
    static let layout = TableLayout(
        "person_change",
        key: ["person", "field", "from_day"],
        revised: false,
        ["value"]
    )

    let owner: String
    let field: Field
    let from: Day
    let value: String?

    static func rows(of person: Person) -> [Self] {
        var rows: [Self] = []
        let owner = person.id.text
        add(person.name, as: .name, of: owner, to: &rows)
        add(person.unit, as: .unit, of: owner, to: &rows)
        add(person.subjects, as: .subjects, of: owner, to: &rows)
        add(person.category, as: .category, of: owner, to: &rows)
        add(person.post, as: .post, of: owner, to: &rows)
        add(person.establishment, as: .establishment, of: owner, to: &rows)
        add(person.degree, as: .degree, of: owner, to: &rows)
        add(person.major, as: .major, of: owner, to: &rows)
        add(person.title, as: .title, of: owner, to: &rows)
        add(person.honours, as: .honours, of: owner, to: &rows)
        add(person.leave, as: .leave, of: owner, to: &rows)
        return rows
    }

    func record(in person: inout Person) throws(StoreError) {
        switch field {
        case .name: try record(in: &person.name)
        case .unit: try record(in: &person.unit)
        case .subjects: try record(in: &person.subjects)
        case .category: try record(in: &person.category)
        case .post: try record(in: &person.post)
        case .establishment: try record(in: &person.establishment)
        case .degree: try record(in: &person.degree)
        case .major: try record(in: &person.major)
        case .title: try record(in: &person.title)
        case .honours: try record(in: &person.honours)
        case .leave: try record(in: &person.leave)
        }
    }
}
