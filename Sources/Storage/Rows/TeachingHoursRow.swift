import Domain

/// A row of `teaching_hours`: the lessons a week of a teaching assignment, in hundredths.
struct TeachingHoursRow: PartRow {
    static let table = Table.teachingHours
    static let layout = TableLayout(
        "teaching_hours",
        key: ["teaching"],
        revised: false,
        ["weekly"]
    )

    let teaching: TeachingID
    let weekly: Hours

    var part: TeachingID { teaching }

    static func rows(of teaching: Teaching) -> [Self] {
        teaching.weekly.map { [Self(teaching: teaching.id, weekly: $0)] } ?? []
    }

    private init(teaching: TeachingID, weekly: Hours) {
        self.teaching = teaching
        self.weekly = weekly
    }

    func write(to writer: inout RowWriter) {
        writer.text(teaching.text)
        writer.integer(weekly.hundredths)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        teaching = try reader.stored()
        weekly = Hours(hundredths: try reader.integer())
    }
}
