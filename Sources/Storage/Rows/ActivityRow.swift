import Domain

/// A row of `activity`; people, forms and awards are lists.
struct ActivityRow: Row {
    static let table = Table.activity
    static let layout = TableLayout(
        "activity",
        key: ["id"],
        revised: true,
        [
            "kind", "unit", "on_day", "to_day", "name", "place", "subject", "people", "forms",
            "invited", "instrument", "eligible", "awards",
        ]
    )

    let activity: Activity

    init(_ activity: Activity) {
        self.activity = activity
    }

    func write(to writer: inout RowWriter) {
        writer.text(activity.id.text)
        writer.integer(activity.revision)
        writer.stored(activity.kind)
        writer.text(activity.unit.text)
        writer.stored(activity.on)
        writer.stored(activity.to)
        writer.text(activity.name)
        writer.text(activity.place)
        writer.text(activity.subject)
        writer.stored(activity.people)
        writer.stored(activity.forms)
        writer.integer(activity.invited)
        writer.text(activity.instrument)
        writer.text(activity.eligible)
        writer.stored(activity.awards)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: ActivityID = try reader.stored()
        let revision = try reader.integer()
        var activity = Activity(
            id: id,
            kind: try reader.stored(),
            unit: try reader.stored(),
            on: try reader.stored()
        )
        activity.revision = revision
        activity.to = try reader.optionalDay(from: activity.on)
        activity.name = try reader.optionalText()
        activity.place = try reader.optionalText()
        activity.subject = try reader.optionalText()
        activity.people = try reader.stored()
        activity.forms = try reader.stored()
        activity.invited = try reader.optionalInteger()
        activity.instrument = try reader.optionalText()
        activity.eligible = try reader.optionalText()
        activity.awards = try reader.stored()
        self.activity = activity
    }
}

extension Activity.Kind: StoredText {}
extension Activity.Form: StoredText {}

extension Activity.Award: StoredText {
    /// As in `3 一等奖`.
    var storedText: String? { "\(count) \(name)" }

    init?(storedText: String?) {
        guard let storedText, let space = storedText.firstIndex(of: " "),
            let count = Int(storedText[..<space]), count > 0
        else { return nil }
        self.init(name: String(storedText[storedText.index(after: space)...]), count: count)
    }
}
