import Domain

/// A row of `person`: the person with the attributes as they were at first, and the roles.
struct PersonRow: Row {
    static let table = Table.person
    static let layout = TableLayout(
        "person",
        key: ["id"],
        revised: true,
        [
            "name", "unit", "born", "sex", "started", "subjects", "category", "post",
            "establishment", "degree", "major", "title", "honours", "leave", "roles", "retired",
        ]
    )

    let person: Person

    init(_ person: Person) {
        self.person = person
    }

    func write(to writer: inout RowWriter) {
        writer.text(person.id.text)
        writer.integer(person.revision)
        writer.text(person.name.initial)
        writer.text(person.unit.initial.text)
        writer.stored(person.born)
        writer.stored(person.sex)
        writer.stored(person.started)
        writer.stored(person.subjects.initial)
        writer.stored(person.category.initial)
        writer.stored(person.post.initial)
        writer.stored(person.establishment.initial)
        writer.stored(person.degree.initial)
        writer.text(person.major.initial)
        writer.stored(person.title.initial)
        writer.stored(person.honours.initial)
        writer.stored(person.leave.initial)
        writer.stored(person.roles)
        writer.stored(person.retired)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: PersonID = try reader.stored()
        let revision = try reader.integer()
        var person = Person(id: id, name: try reader.text(), unit: try reader.stored())
        person.revision = revision
        person.born = try reader.stored()
        person.sex = try reader.stored()
        person.started = try reader.stored()
        person.subjects = Timeline(try reader.stored())
        person.category = Timeline(try reader.stored())
        person.post = Timeline(try reader.stored())
        person.establishment = Timeline(try reader.stored())
        person.degree = Timeline(try reader.stored())
        person.major = Timeline(try reader.optionalText())
        person.title = Timeline(try reader.stored())
        person.honours = Timeline(try reader.stored())
        person.leave = Timeline(try reader.stored())
        person.roles = try reader.stored()
        person.retired = try reader.stored()
        self.person = person
    }
}
