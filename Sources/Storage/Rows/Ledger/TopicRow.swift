import Domain

/// A row of `topic`: a topic of a year.
struct TopicRow: Row {
    static let table = Table.topic
    static let layout = TableLayout(
        "topic",
        key: ["id"],
        revised: true,
        ["unit", "year", "title", "objective", "content", "form", "assessment"]
    )

    let topic: YearlyTopic

    init(_ topic: YearlyTopic) {
        self.topic = topic
    }

    func write(to writer: inout RowWriter) {
        writer.text(topic.id.text)
        writer.integer(topic.revision)
        writer.text(topic.unit.text)
        writer.integer(topic.year)
        writer.text(topic.title)
        writer.text(topic.objective)
        writer.text(topic.content)
        writer.stored(topic.form)
        writer.text(topic.assessment)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: TopicID = try reader.stored()
        let revision = try reader.integer()
        let unit: UnitID = try reader.stored()
        let year = try reader.integer()
        var topic = YearlyTopic(id: id, unit: unit, year: year, title: try reader.text())
        topic.revision = revision
        topic.objective = try reader.optionalText()
        topic.content = try reader.optionalText()
        topic.form = try reader.stored()
        topic.assessment = try reader.optionalText()
        self.topic = topic
    }
}
