import Domain

/// A row of `follow_up`: how a teacher applies what a programme taught.
struct FollowUpRow: Row {
    static let table = Table.followUp
    static let layout = TableLayout(
        "follow_up",
        key: ["id"],
        revised: true,
        ["teacher", "programme", "on_day", "score", "grade", "examiner", "note"]
    )

    let followUp: FollowUp

    init(_ followUp: FollowUp) {
        self.followUp = followUp
    }

    func write(to writer: inout RowWriter) {
        writer.text(followUp.id.text)
        writer.integer(followUp.revision)
        writer.text(followUp.teacher.text)
        writer.text(followUp.programme)
        writer.stored(followUp.on)
        writer.integer(followUp.score?.hundredths)
        writer.stored(followUp.grade)
        writer.stored(followUp.examiner)
        writer.text(followUp.note)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: FollowUpID = try reader.stored()
        let revision = try reader.integer()
        let teacher: PersonID = try reader.stored()
        let programme = try reader.text()
        var followUp = FollowUp(
            id: id,
            teacher: teacher,
            programme: programme,
            on: try reader.stored()
        )
        followUp.revision = revision
        followUp.score = try reader.optionalMarks()
        followUp.grade = try reader.stored()
        followUp.examiner = try reader.stored()
        followUp.note = try reader.optionalText()
        self.followUp = followUp
    }
}
