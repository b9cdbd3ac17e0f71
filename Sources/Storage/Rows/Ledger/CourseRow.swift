import Domain

/// A row of `course`: a course of the catalogue, or a local one.
struct CourseRow: Row {
    static let table = Table.course
    static let layout = TableLayout(
        "course",
        key: ["id"],
        revised: true,
        [
            "unit", "title", "is_local", "year", "topic", "level", "form", "hours", "dimension",
            "type", "subject", "places", "first_day", "last_day",
        ]
    )

    let course: CatalogueCourse

    init(_ course: CatalogueCourse) {
        self.course = course
    }

    func write(to writer: inout RowWriter) {
        writer.text(course.id.text)
        writer.integer(course.revision)
        writer.text(course.unit.text)
        writer.text(course.title)
        writer.flag(course.isLocal)
        writer.integer(course.year)
        writer.stored(course.topic)
        writer.stored(course.level)
        writer.stored(course.form)
        writer.integer(course.hours?.hundredths)
        writer.text(course.dimension)
        writer.text(course.type)
        writer.text(course.subject)
        writer.integer(course.places)
        writer.stored(course.first)
        writer.stored(course.last)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: CourseID = try reader.stored()
        let revision = try reader.integer()
        let unit: UnitID = try reader.stored()
        let title = try reader.text()
        let isLocal = try reader.flag()
        let year = try reader.optionalInteger()
        let topic: TopicID? = try reader.stored()
        var course = CatalogueCourse(id: id, unit: unit, title: title, level: try reader.stored())
        (course.revision, course.isLocal) = (revision, isLocal)
        (course.year, course.topic) = (year, topic)
        course.form = try reader.stored()
        course.hours = try reader.optionalInteger().map { Hours(hundredths: $0) }
        course.dimension = try reader.optionalText()
        course.type = try reader.optionalText()
        course.subject = try reader.optionalText()
        course.places = try reader.optionalInteger()
        course.first = try reader.stored()
        course.last = try reader.stored()
        self.course = course
    }
}
